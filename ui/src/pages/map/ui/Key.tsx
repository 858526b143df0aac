import type { ReactNode } from "react";
import styles from "./ui.module.css";

/** A key of the keyboard. */
export function Key({ children }: { children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}
