import { Page } from "@/app/Page.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";

export default function SignInPage() {
  const { t } = useWords();
  return (
    <Page title={t("Sign in")}>
      <EmptyState title={t("Sign in")} />
    </Page>
  );
}
