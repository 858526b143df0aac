import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function BoardPage() {
  const { t } = useWords();
  return (
    <Page title={t("Workshop")}>
      <EmptyState title={t("Workshop")} />
    </Page>
  );
}
