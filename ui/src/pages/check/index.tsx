import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function CheckPage() {
  const { t } = useWords();
  return (
    <Page title={t("Map check")}>
      <EmptyState title={t("Map check")} />
    </Page>
  );
}
