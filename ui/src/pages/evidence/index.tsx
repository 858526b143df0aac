import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function EvidencePage() {
  const { t } = useWords();
  return (
    <Page title={t("Evidence")}>
      <EmptyState title={t("Evidence")} />
    </Page>
  );
}
