import type { ReactNode } from "react";
import styles from "./Badge.module.css";

interface BadgeProps {
  tone?: "plain" | "good" | "warn" | "loss" | "accent";
  icon?: ReactNode;
  children: ReactNode;
}

/** A state in one or two words. */
export function Badge({ tone = "plain", icon, children }: BadgeProps) {
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      {icon}
      {children}
    </span>
  );
}
