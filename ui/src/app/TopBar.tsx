import { type ReactNode, useEffect } from "react";
import { JourneyTools } from "./JourneyTools.tsx";
import styles from "./TopBar.module.css";

interface TopBarProps {
  title: string;
  crumb?: ReactNode;
  actions?: ReactNode;
}

/** The title of a page with what can be done on it. */
export function TopBar({ title, crumb, actions }: TopBarProps) {
  useEffect(() => {
    document.title = `${title} · Percorso`;
  }, [title]);
  return (
    <header className={styles.top}>
      {crumb && <span className={styles.crumb}>{crumb}</span>}
      <h1 className="clip">{title}</h1>
      <span className="grow" />
      {actions}
      <JourneyTools />
    </header>
  );
}
