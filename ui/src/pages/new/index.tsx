import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function NewPage() {
  const { t } = useWords();
  return (
    <Page title={t("New journey")}>
      <EmptyState title={t("New journey")} />
    </Page>
  );
}
