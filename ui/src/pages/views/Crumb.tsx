import { Link } from "@tanstack/react-router";
import { useJourney } from "@/operations/store.ts";
import { useWords } from "@/words/index.ts";

/** What stands left of a journey's title. */
export function Crumb() {
  const { t } = useWords();
  const { workspace } = useJourney();
  return (
    <Link to="/w/$workspace" params={{ workspace }}>
      {t("Journeys")}
    </Link>
  );
}
