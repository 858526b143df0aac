import type { ReactNode } from "react";
import styles from "./Settings.module.css";

/** A part of a settings page: title, a word on it, what can be set. */
export function Section({
  title,
  about,
  children,
}: {
  title: string;
  about?: string;
  children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {about && <p className="muted">{about}</p>}
      {children}
    </section>
  );
}
