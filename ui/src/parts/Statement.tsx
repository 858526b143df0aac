import type { ReactNode } from "react";
import styles from "./Statement.module.css";

interface StatementProps {
  /** The same statement is pointed at elsewhere. */
  lit?: boolean;
  onLight?: (lit: boolean) => void;
  className?: string;
  children: ReactNode;
}

/** The line of a statement; pointing at it lights it wherever it stands. */
export function Statement({ lit, onLight, className, children }: StatementProps) {
  return (
    <li
      className={`${styles.statement} ${className ?? ""}`}
      data-lit={lit || undefined}
      onPointerEnter={() => onLight?.(true)}
      onPointerLeave={() => onLight?.(false)}
    >
      {children}
    </li>
  );
}

/** The number by which a statement is found again. */
export function StatementNumber({ n }: { n: number }) {
  return <i className={styles.number}>{n}</i>;
}
