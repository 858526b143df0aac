import styles from "./ui.module.css";

/** Square traditional, circle digital, diamond external; an outline where it is to decide. */
export function KindGlyph({ kind }: { kind: string | undefined }) {
  return (
    <svg className={styles.glyph} viewBox="0 0 8 8" aria-hidden="true">
      {kind === "traditional" ? (
        <rect x="0.5" y="0.5" width="7" height="7" />
      ) : kind === "external" ? (
        <path d="M4 0 8 4 4 8 0 4z" />
      ) : (
        <circle
          cx="4"
          cy="4"
          r={kind === "digital" ? 3.75 : 3}
          {...(kind === "digital" ? {} : { fill: "none", stroke: "currentColor" })}
        />
      )}
    </svg>
  );
}
