import { useParams } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { lazy, Suspense } from "react";
import { Button } from "react-aria-components";
import { Icon } from "@/widgets/Icon.tsx";
import { Kbd } from "@/widgets/Kbd.tsx";
import { useWords } from "@/words/index.ts";
import { openPalette } from "./overlays.ts";
import styles from "./Sidebar.module.css";
import { SideLink } from "./SideLink.tsx";
import { journeySections, type Section, workspaceSections } from "./sections.ts";

// Menus weigh more than the rest of the shell: they come just after the first view.
const WorkspaceMenu = lazy(() => import("./WorkspaceMenu.tsx"));
const AccountMenu = lazy(() => import("./AccountMenu.tsx"));

function Find() {
  const { t } = useWords();
  return (
    <Button className={styles.find} onPress={openPalette} aria-label={t("Find or do")}>
      <Icon of={Search} />
      <span className={styles.words}>{t("Find or do")}</span>
      <span className={styles.words}>
        <Kbd>Ctrl K</Kbd>
      </span>
    </Button>
  );
}

function Links({ sections, params }: { sections: Section[]; params: Record<string, string> }) {
  return (
    <ul className={styles.list}>
      {sections.map((one) => (
        <li key={one.to}>
          <SideLink section={one} params={params} />
        </li>
      ))}
    </ul>
  );
}

/** The sections of the workspace and of the open journey; a rail of icons where it is narrow. */
export function Sidebar({ railed }: { railed: boolean }) {
  const { t } = useWords();
  const { workspace = "", journey } = useParams({ strict: false });
  const [home, settings] = workspaceSections(t);
  return (
    <nav className={`${styles.side} ${railed ? styles.rail : ""}`} aria-label={t("Sections")}>
      <Suspense fallback={<div className={styles.switch} />}>
        <WorkspaceMenu />
      </Suspense>
      <Find />
      <Links sections={[home]} params={{ workspace }} />
      {journey && (
        <>
          <hr className={styles.line} />
          <Links sections={journeySections(t)} params={{ workspace, journey }} />
        </>
      )}
      <span className="grow" />
      <Links sections={[settings]} params={{ workspace }} />
      <Suspense fallback={<div className={styles.account} />}>
        <AccountMenu />
      </Suspense>
    </nav>
  );
}
