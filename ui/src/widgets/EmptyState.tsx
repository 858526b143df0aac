import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

interface EmptyStateProps {
  title: string;
  /** One sentence on what the page is for. */
  children?: ReactNode;
  /** One primary action. */
  action?: ReactNode;
  /** A quieter second way. */
  more?: ReactNode;
  icon?: ReactNode;
  /** The level of the title: the first one where it is the whole page. */
  head?: "h1" | "h2";
}

/** A page or panel with nothing in it yet: what it is for and how to begin. */
export function EmptyState({
  title,
  children,
  action,
  more,
  icon,
  head: Head = "h2",
}: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon && <span className={styles.icon}>{icon}</span>}
      <Head>{title}</Head>
      {children && <p className="muted">{children}</p>}
      {(action || more) && (
        <div className={styles.actions}>
          {action}
          {more}
        </div>
      )}
    </div>
  );
}
