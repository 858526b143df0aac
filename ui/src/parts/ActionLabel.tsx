import type { ReactNode } from "react";
import styles from "./ActionLabel.module.css";

/** The words of a button in the title bar; on a phone its icon alone is seen. */
export function ActionLabel({ children }: { children: ReactNode }) {
  return <span className={styles.label}>{children}</span>;
}
