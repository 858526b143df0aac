import type { TouchpointKind } from "@/journey/types.ts";
import { kinds } from "@/parts/labels.ts";
import { useWords } from "@/words/index.ts";
import styles from "./KindMark.module.css";

const SHAPES: Record<TouchpointKind, string> = {
  traditional: "M.5.5h7v7h-7z",
  digital: "M4 .25a3.75 3.75 0 1 1 0 7.5a3.75 3.75 0 1 1 0-7.5z",
  external: "M4 0 8 4 4 8 0 4z",
};

/** The kind of a touchpoint: square traditional, circle digital, diamond external, ring to decide. */
export function KindMark({ kind }: { kind: TouchpointKind | null | undefined }) {
  const { t } = useWords();
  const label = kind ? kinds(t)[kind] : t("Kind to decide");
  return (
    <svg className={styles.mark} viewBox="0 0 8 8" role="img" aria-label={label}>
      {kind ? <path d={SHAPES[kind]} /> : <circle cx="4" cy="4" r="3.25" className={styles.ring} />}
    </svg>
  );
}
