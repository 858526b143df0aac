import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { Icon } from "@/widgets/Icon.tsx";
import { JourneyTools } from "./JourneyTools.tsx";
import styles from "./TopBar.module.css";

interface TopBarProps {
  title: string;
  /** A link; words alone are the title of the journey, and lead to its map. */
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
      {crumb && (
        <span className={styles.crumb}>
          {typeof crumb === "string" ? <ToMap title={crumb} /> : crumb}
          <Icon of={ChevronRight} size={14} />
        </span>
      )}
      <h1 className={`${styles.title} clip`}>{title}</h1>
      <span className="grow" />
      {actions}
      <JourneyTools />
    </header>
  );
}

/** The journey whose page this is, as the way to its map. */
function ToMap({ title }: { title: string }) {
  return (
    <Link from="/w/$workspace/j/$journey" to="/w/$workspace/j/$journey" className="clip">
      {title}
    </Link>
  );
}
