import { useNavigate, useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import { may } from "@/api/me.ts";
import { lazyPart } from "@/app/lazyPart.ts";
import { Page } from "@/app/Page.tsx";
import { useSession, useWorkspace } from "@/app/session.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { Tabs } from "@/widgets/Tabs.tsx";
import { useWords } from "@/words/index.ts";
import { Account } from "./Account.tsx";
import { Members } from "./Members.tsx";
import { NewWorkspace } from "./NewWorkspace.tsx";
import { Tokens } from "./Tokens.tsx";
import { WorkspaceForm } from "./WorkspaceForm.tsx";

/** The import of events is much: who changes a password need not load it. */
const Data = lazyPart(() => import("@/pages/data/index.tsx"));

const SECTIONS = {
  data: Data,
  members: Members,
  tokens: Tokens,
  workspace: WorkspaceForm,
  account: Account,
  new: NewWorkspace,
};
type SectionName = keyof typeof SECTIONS;

export default function SettingsPage() {
  const { t } = useWords();
  const go = useNavigate();
  const { id: workspace, role } = useWorkspace();
  const { workspaces } = useSession();
  const { section = "members" } = useParams({ strict: false });
  const names = [
    { id: "members", label: t("Members") },
    { id: "data", label: t("Data") },
    ...(may(role, "admin") ? [{ id: "tokens", label: t("API tokens") }] : []),
    { id: "workspace", label: t("Workspace") },
    { id: "account", label: t("My account") },
    ...(workspaces.some((one) => one.role === "admin")
      ? [{ id: "new", label: t("New workspace") }]
      : []),
  ] as const;
  const chosen = (names.find((one) => one.id === section)?.id ?? "members") as SectionName;
  const Section = SECTIONS[chosen];
  return (
    <Page title={t("Settings")} narrow={chosen !== "data"}>
      <Tabs
        label={t("Settings")}
        items={names}
        selected={chosen}
        onChange={(next) =>
          void go({ to: "/w/$workspace/settings/$section", params: { workspace, section: next } })
        }
      >
        <Suspense fallback={<Loading />}>
          <Section />
        </Suspense>
      </Tabs>
    </Page>
  );
}
