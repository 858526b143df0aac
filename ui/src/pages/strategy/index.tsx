import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function StrategyPage() {
  const { t } = useWords();
  return (
    <Page title={t("Strategy")}>
      <EmptyState title={t("Strategy")} />
    </Page>
  );
}
