import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function PrintPage() {
  const { t } = useWords();
  return (
    <Page title={t("Print")}>
      <EmptyState title={t("Print")} />
    </Page>
  );
}
