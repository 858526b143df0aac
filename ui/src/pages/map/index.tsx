import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function MapPage() {
  const { t } = useWords();
  return (
    <Page title={t("Map")}>
      <EmptyState title={t("Map")} />
    </Page>
  );
}
