import type { ReactNode } from "react";
import { hashOf, initialsOf } from "./hash.ts";
import styles from "./Portrait.module.css";

interface PortraitProps {
  /** What decides the drawing: the id of the persona. */
  seed: string;
  name: string;
  size?: number;
}

const GROUNDS: readonly ReactNode[] = [
  <circle key="sun" cx="80" cy="34" r="15" />,
  <path key="arch" d="M22 112V50a34 34 0 0 1 68 0v62z" />,
  <path key="hill" d="M0 74c24-20 52-20 112 6v32H0z" />,
  <path key="window" d="M18 20h34v34H18zM60 20h34v34H60z" />,
  <path key="stripe" d="M0 84 84 0h28L0 112z" />,
  <circle key="ring" cx="56" cy="50" r="42" />,
];

const COATS: readonly ReactNode[] = [
  <path key="collar" d="m44 80 12 14 12-14 4 4-16 20-16-20z" />,
  <path key="band" d="M20 98h72v7H20z" />,
  <path key="scarf" d="M40 78h32v9H40zM62 87h9v25h-9z" />,
  <path key="buttons" d="M55 84h2v28h-2z" />,
  <path key="yoke" d="M24 92c10 8 54 8 64 0l3 8c-14 9-56 9-70 0z" />,
  <path key="lapels" d="m42 80 14 32H34zM70 80l-14 32h22z" />,
];

/** A drawn portrait: a neutral bust before a plain shape, no photograph and no guess at a face. */
export function Portrait({ seed, name, size = 48 }: PortraitProps) {
  const hash = hashOf(seed);
  const clip = `portrait-${seed}-${size}`;
  return (
    <svg className={styles.portrait} width={size} height={size} viewBox="0 0 112 112" aria-hidden>
      <clipPath id={clip}>
        <circle cx="56" cy="56" r="55" />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect className={styles.paper} width="112" height="112" />
        <g className={styles.ground}>{GROUNDS[hash % GROUNDS.length]}</g>
        <path className={styles.coat} d="M14 116c1-27 18-40 42-40s41 13 42 40z" />
        <g className={styles.detail}>{COATS[(hash >>> 8) % COATS.length]}</g>
        <rect className={styles.neck} x="48" y="62" width="16" height="20" rx="8" />
        <circle className={styles.head} cx="56" cy="46" r="22" />
        <text className={styles.initials} x="56" y="52" textAnchor="middle">
          {initialsOf(name)}
        </text>
      </g>
      <circle className={styles.edge} cx="56" cy="56" r="55" />
    </svg>
  );
}
