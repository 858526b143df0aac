import type { ReactNode } from "react";
import styles from "./Shell.module.css";
import { Sidebar } from "./Sidebar.tsx";

/** Sidebar and page. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className={styles.app}>
      <Sidebar />
      <div className={styles.page}>{children}</div>
    </div>
  );
}
