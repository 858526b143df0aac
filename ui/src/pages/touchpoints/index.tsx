import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function TouchpointsPage() {
  const { t } = useWords();
  return (
    <Page title={t("Touchpoints")}>
      <EmptyState title={t("Touchpoints")} />
    </Page>
  );
}
