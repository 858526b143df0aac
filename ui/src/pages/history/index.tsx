import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function HistoryPage() {
  const { t } = useWords();
  return (
    <Page title={t("History")}>
      <EmptyState title={t("History")} />
    </Page>
  );
}
