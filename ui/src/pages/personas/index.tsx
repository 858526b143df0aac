import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function PersonasPage() {
  const { t } = useWords();
  return (
    <Page title={t("Personas")}>
      <EmptyState title={t("Personas")} />
    </Page>
  );
}
