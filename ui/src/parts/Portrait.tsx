import type { ReactNode } from "react";
import { crc32 } from "./hash.ts";
import styles from "./Portrait.module.css";

interface PortraitProps {
  /** What decides the drawing: the id of the persona. */
  seed: string;
  size?: number;
}

interface Look {
  behind?: ReactNode;
  hair: ReactNode;
  worn?: ReactNode;
}

const CROWN = <path d="M28 52.2a28 28 0 0 1 56 0c-2.8-8-14-13-22-24.2-9 10-26 13-34 24.2z" />;
const CURLS = [
  [29, 46],
  [33, 32],
  [45, 22],
  [62, 20],
  [76, 28],
  [83, 43],
] as const;

const GLASSES = (
  <g className={styles.mouth}>
    <circle cx="47" cy="53" r="7" />
    <circle cx="65" cy="53" r="7" />
    <path d="M54 53h4" />
  </g>
);

/** Looks that say nothing of gender; curls and cropped hair are drawn as in the storyboard. */
const LOOKS: readonly Look[] = [
  { hair: CROWN },
  { hair: <path d="M28 49a28 28 0 0 1 56 0q-3-13.5-12-15H42q-11 1.5-14 15z" /> },
  { hair: CROWN, worn: GLASSES },
  {
    behind: CURLS.map(([x, y]) => <circle key={x} cx={x} cy={y} r="10" />),
    hair: CROWN,
  },
];

/** A drawn portrait, always the same for the same persona: no photograph. */
export function Portrait({ seed, size = 48 }: PortraitProps) {
  const { behind, hair, worn } = LOOKS[crc32(seed) % LOOKS.length] ?? { hair: CROWN };
  const clip = `portrait-${seed}-${size}`;
  return (
    <svg className={styles.portrait} width={size} height={size} viewBox="0 0 112 112" aria-hidden>
      <clipPath id={clip}>
        <circle cx="56" cy="56" r="55" />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect className={styles.paper} width="112" height="112" />
        <g className={styles.hair}>{behind}</g>
        <path className={styles.coat} d="M10 116c1-24 16-33 34-33h24c18 0 33 9 34 33z" />
        <path className={styles.skin} d="M47 68v15a9 9 0 0 0 18 0V68z" />
        <circle className={styles.skin} cx="56" cy="49" r="26" />
        <g className={styles.hair}>{hair}</g>
        <circle className={styles.eye} cx="47" cy="53" r="2.4" />
        <circle className={styles.eye} cx="65" cy="53" r="2.4" />
        <path className={styles.mouth} d="M48 64q8 6 16 0" />
        {worn}
      </g>
      <circle className={styles.edge} cx="56" cy="56" r="55" />
    </svg>
  );
}
