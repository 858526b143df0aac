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
}

/** A page or panel with nothing in it yet: what it is for and how to begin. */
export function EmptyState({ title, children, action, more, icon }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon && <span className={styles.icon}>{icon}</span>}
      <h2>{title}</h2>
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
