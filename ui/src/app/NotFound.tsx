import { EmptyState } from "@/widgets/EmptyState.tsx";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useWords();
  return (
    <main>
      <title>{t("There is nothing at this address")}</title>
      <h1 className="sr">Percorso</h1>
      <EmptyState
        head="h1"
        title={t("There is nothing at this address")}
        action={<LinkButton to="/">{t("Go to the start")}</LinkButton>}
      >
        {t("The link may be old, or you may not be a member of that workspace.")}
      </EmptyState>
    </main>
  );
}
