import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function SettingsPage() {
  const { t } = useWords();
  return (
    <Page title={t("Settings")}>
      <EmptyState title={t("Settings")} />
    </Page>
  );
}
