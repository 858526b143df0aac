import { useParams } from "@tanstack/react-router";
import { PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import { Suspense } from "react";
import { Button } from "react-aria-components";
import { Icon } from "@/widgets/Icon.tsx";
import { Kbd } from "@/widgets/Kbd.tsx";
import { Tip } from "@/widgets/Tip.tsx";
import { useWords } from "@/words/index.ts";
import { lazyPart } from "./lazyPart.ts";
import { openPalette } from "./overlays.ts";
import styles from "./Sidebar.module.css";
import { SideLink } from "./SideLink.tsx";
import { journeySections, type Section, workspaceSections } from "./sections.ts";
import { useRail } from "./useRail.ts";
import { useWidth } from "./useWidth.ts";

// Menus weigh more than the rest of the shell: they come just after the first view.
const WorkspaceMenu = lazyPart(() => import("./WorkspaceMenu.tsx"));
const AccountMenu = lazyPart(() => import("./AccountMenu.tsx"));
const PhoneMore = lazyPart(() => import("./PhoneMore.tsx"));

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

interface LinksProps {
  sections: Section[];
  params: Record<string, string>;
}

function Links({ sections, params }: LinksProps) {
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

function Fold({ rail, turn }: { rail: boolean; turn: () => void }) {
  const { t } = useWords();
  const label = rail ? t("Unfold the sidebar") : t("Fold the sidebar");
  return (
    <Tip text={label}>
      <Button className={`${styles.link} ${styles.fold}`} onPress={turn} aria-label={label}>
        <Icon of={rail ? PanelLeftOpen : PanelLeftClose} />
        <span className={styles.words}>{label}</span>
      </Button>
    </Tip>
  );
}

/** On a phone: the first places of a journey, the others in a menu. */
function Places({ phone, sections, params }: LinksProps & { phone: boolean }) {
  if (!phone) return <Links sections={sections} params={params} />;
  return <Links sections={sections.slice(0, 3)} params={params} />;
}

/** The sections of the workspace and of the open journey; a rail of icons where it is narrow. */
export function Sidebar() {
  const { t } = useWords();
  const { workspace = "", journey } = useParams({ strict: false });
  const { rail, turn } = useRail();
  const phone = useWidth() <= 720;
  const [home, settings] = workspaceSections(t);
  const inside = journeySections(t);
  return (
    <nav className={`${styles.side} ${rail ? styles.rail : ""}`} aria-label={t("Sections")}>
      <Suspense fallback={<div className={styles.switch} />}>
        <WorkspaceMenu />
      </Suspense>
      <Find />
      <Links sections={[home]} params={{ workspace }} />
      {journey && (
        <>
          <hr className={styles.line} />
          <Places phone={phone} sections={inside} params={{ workspace, journey }} />
        </>
      )}
      <span className="grow" />
      {phone && journey ? (
        <Suspense>
          <PhoneMore
            sections={[...inside.slice(3), { ...settings, to: `${settings.to}/members` }]}
            params={{ workspace, journey }}
          />
        </Suspense>
      ) : (
        <Links sections={[settings]} params={{ workspace }} />
      )}
      <Fold rail={rail} turn={turn} />
      <Suspense fallback={<div className={styles.account} />}>
        <AccountMenu />
      </Suspense>
    </nav>
  );
}
