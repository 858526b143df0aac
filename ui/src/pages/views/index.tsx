import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function ViewsPage() {
  const { t } = useWords();
  return (
    <Page title={t("Views")}>
      <EmptyState title={t("Views")} />
    </Page>
  );
}
