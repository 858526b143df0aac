import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function CheckinsPage() {
  const { t } = useWords();
  return (
    <Page title={t("Check-ins")}>
      <EmptyState title={t("Check-ins")} />
    </Page>
  );
}
