import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function PersonaPage() {
  const { t } = useWords();
  return (
    <Page title={t("Persona")}>
      <EmptyState title={t("Persona")} />
    </Page>
  );
}
