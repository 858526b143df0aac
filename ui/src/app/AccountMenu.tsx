import { useNavigate } from "@tanstack/react-router";
import { Check, Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { Button } from "react-aria-components";
import { api } from "@/api/client.ts";
import { Avatar } from "@/widgets/Avatar.tsx";
import { Menu, type MenuEntry } from "@/widgets/Menu.tsx";
import { useWords } from "@/words/index.ts";
import { LANG_NAMES, LANGS } from "@/words/lang.ts";
import { openShortcuts } from "./overlays.ts";
import { queries } from "./queries.ts";
import styles from "./Sidebar.module.css";
import { useSession, useWorkspace } from "./session.tsx";
import { useSettle } from "./useSettle.ts";

/** Leave: what the browser kept goes too. */
async function signOut(): Promise<void> {
  await api.post("/sign-out");
  queries.clear();
  sessionStorage.clear();
  location.assign("/sign-in");
}

/** Who one is: language, theme, keys, account, leave. */
export default function AccountMenu() {
  const { t, lang } = useWords();
  const { user } = useSession();
  const { id: workspace } = useWorkspace();
  const settle = useSettle();
  const go = useNavigate();
  const account = () =>
    void go({ to: "/w/$workspace/settings/$section", params: { workspace, section: "account" } });
  const languages: MenuEntry[] = LANGS.filter((one) => one !== lang).map((one) => ({
    id: one,
    label: LANG_NAMES[one],
    onAction: () => void settle({ lang: one }),
  }));
  const worn = user.theme ?? "system";
  const items = [
    { id: "account", label: t("My account"), icon: UserRound, onAction: account },
    {
      id: "keys",
      label: t("Keyboard shortcuts"),
      icon: Keyboard,
      keys: "?",
      onAction: openShortcuts,
    },
    null,
    {
      id: "system",
      label: t("Theme of the system"),
      icon: worn === "system" ? Check : Monitor,
      onAction: () => void settle({ theme: "system" }),
    },
    {
      id: "light",
      label: t("Light theme"),
      icon: worn === "light" ? Check : Sun,
      onAction: () => void settle({ theme: "light" }),
    },
    {
      id: "dark",
      label: t("Dark theme"),
      icon: worn === "dark" ? Check : Moon,
      onAction: () => void settle({ theme: "dark" }),
    },
    null,
    ...languages,
    null,
    { id: "out", label: t("Sign out"), icon: LogOut, onAction: () => void signOut() },
  ];
  return (
    <Menu
      label={t("Account")}
      placement="top start"
      items={items}
      trigger={
        <Button className={styles.account} aria-label={t("Account: {name}", { name: user.name })}>
          <Avatar name={user.name} initials={user.initials} />
          <span className={`${styles.words} clip`}>{user.name}</span>
        </Button>
      }
    />
  );
}
