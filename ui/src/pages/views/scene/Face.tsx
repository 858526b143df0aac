import { useWords } from "@/words/index.ts";
import styles from "./scene.module.css";

const FEW = 30;

/** How a stage feels: a face whose mouth follows the value, and the value in figures. */
export function Face({ value, n }: { value: number | null; n?: number | undefined }) {
  const { t, signed, number } = useWords();
  if (value === null) return null;
  const said =
    n === undefined
      ? t("hypothesis")
      : n < FEW
        ? t("n {n}, few data", { n: number(n) })
        : t("measured, n {n}", { n: number(n) });
  const bend = 8 + value * 3;
  return (
    <span className={styles.face}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="10.5" />
        <circle className={styles.eye} cx="8.5" cy="9.5" r="1.2" />
        <circle className={styles.eye} cx="15.5" cy="9.5" r="1.2" />
        <path d={`M7.5 ${16 - value * 0.8} Q12 ${8 + bend} 16.5 ${16 - value * 0.8}`} />
      </svg>
      <b>{signed(value, 1)}</b>
      <span className="muted s">{said}</span>
    </span>
  );
}
