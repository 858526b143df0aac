import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function PresentPage() {
  const { t } = useWords();
  return (
    <Page title={t("Present")}>
      <EmptyState title={t("Present")} />
    </Page>
  );
}
