import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function SetupPage() {
  const { t } = useWords();
  return (
    <Page title={t("Set up")}>
      <EmptyState title={t("Set up")} />
    </Page>
  );
}
