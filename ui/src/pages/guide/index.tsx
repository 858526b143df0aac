import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function GuidePage() {
  const { t } = useWords();
  return (
    <Page title={t("Guide")}>
      <EmptyState title={t("Guide")} />
    </Page>
  );
}
