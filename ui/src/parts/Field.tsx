import type { ReactNode } from "react";
import styles from "./Field.module.css";

/** A name and a value in a drawer. */
export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <div className={styles.value}>{children}</div>
    </div>
  );
}
