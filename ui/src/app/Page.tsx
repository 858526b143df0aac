import type { ReactNode } from "react";
import { useWords } from "@/words/index.ts";
import styles from "./Page.module.css";
import { TopBar } from "./TopBar.tsx";

interface PageProps {
  /** What the page is called; also the title of the browser's tab. */
  title: string;
  /** What stands before the title, as a link or words. */
  crumb?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** A second bar below the title: filters, views. */
  bar?: ReactNode;
  /** A panel at the right, 344 px: the page decides when it is there. */
  drawer?: ReactNode;
  /** A line at the bottom: which keys work now. */
  foot?: ReactNode;
  /** No padding: the page fills everything itself (a map, a board). */
  bleed?: boolean;
  /** A narrow column for reading and forms. */
  narrow?: boolean;
  children: ReactNode;
}

/** The frame of every page inside the shell: title bar, second bar, content, drawer, foot. */
export function Page({
  title,
  crumb,
  actions,
  bar,
  drawer,
  foot,
  bleed,
  narrow,
  children,
}: PageProps) {
  const { t } = useWords();
  const inner = bleed ? styles.bleed : narrow ? styles.narrow : styles.padded;
  return (
    <div className={styles.page}>
      <TopBar title={title} crumb={crumb} actions={actions} />
      {bar && (
        <section className={styles.bar} aria-label={t("View and filters")}>
          {bar}
        </section>
      )}
      <div className={styles.middle}>
        <main className={`${styles.main} ${inner}`} id="content">
          {children}
        </main>
        {drawer}
        <div id="aside" className={styles.aside} />
      </div>
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </div>
  );
}
