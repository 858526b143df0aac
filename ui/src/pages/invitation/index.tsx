import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function InvitationPage() {
  const { t } = useWords();
  return (
    <Page title={t("Invitation")}>
      <EmptyState title={t("Invitation")} />
    </Page>
  );
}
