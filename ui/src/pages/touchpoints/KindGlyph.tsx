import type { TouchpointKind } from "@/journey/types.ts";
import styles from "./Register.module.css";

/** Square traditional, circle digital, diamond external, ring to decide; the word stands elsewhere. */
export function KindGlyph({ kind }: { kind: TouchpointKind | null | undefined }) {
  return (
    <svg className={styles.glyph} width="10" height="10" viewBox="0 0 10 10" aria-hidden>
      {kind === "traditional" && <rect x="1" y="1" width="8" height="8" rx="1" />}
      {kind === "digital" && <circle cx="5" cy="5" r="4.3" />}
      {kind === "external" && <path d="M5 0 10 5 5 10 0 5z" />}
      {!kind && <circle className={styles.open} cx="5" cy="5" r="3.6" />}
    </svg>
  );
}
