import { Link, useParams } from "@tanstack/react-router";
import { useWords } from "@/words/index.ts";
import styles from "./Sidebar.module.css";

/** The sections of the workspace and of the open journey. */
export function Sidebar() {
  const { t } = useWords();
  const { workspace = "", journey } = useParams({ strict: false });
  return (
    <nav className={styles.side} aria-label={t("Sections")}>
      <Link to="/w/$workspace" params={{ workspace }}>
        {t("Home")}
      </Link>
      {journey && (
        <Link to="/w/$workspace/j/$journey" params={{ workspace, journey }}>
          {t("Map")}
        </Link>
      )}
    </nav>
  );
}
