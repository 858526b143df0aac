import { useNavigate } from "@tanstack/react-router";
import { Building2, Check, ChevronsUpDown, Plus, Users } from "lucide-react";
import { Button } from "react-aria-components";
import { Icon } from "@/widgets/Icon.tsx";
import { Menu, type MenuEntry } from "@/widgets/Menu.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Sidebar.module.css";
import { useSession, useWorkspace } from "./session.tsx";

/** The workspace one is in, and the way to another. */
export default function WorkspaceMenu() {
  const { t } = useWords();
  const { workspaces } = useSession();
  const workspace = useWorkspace();
  const go = useNavigate();
  const settings = (section: string) =>
    void go({
      to: "/w/$workspace/settings/$section",
      params: { workspace: workspace.id, section },
    });
  const shelf = workspaces.map((one) => ({
    id: one.id,
    label: one.name,
    icon: one.id === workspace.id ? Check : Building2,
    onAction: () => void go({ to: "/w/$workspace", params: { workspace: one.id } }),
  }));
  const items: (MenuEntry | null)[] = [
    ...shelf,
    null,
    { id: "+members", label: t("Members"), icon: Users, onAction: () => settings("members") },
  ];
  if (workspaces.some((one) => one.role === "admin")) {
    items.push({
      id: "+new",
      label: t("New workspace"),
      icon: Plus,
      onAction: () => settings("new"),
    });
  }
  return (
    <Menu
      label={t("Workspaces")}
      placement="bottom start"
      items={items}
      trigger={
        <Button
          className={styles.switch}
          aria-label={t("Workspace: {name}", { name: workspace.name })}
        >
          <img src="/mark.svg" alt="" className={styles.sign} />
          <b className={`${styles.words} clip`}>{workspace.name}</b>
          <span className={styles.words}>
            <Icon of={ChevronsUpDown} size={12} />
          </span>
        </Button>
      }
    />
  );
}
