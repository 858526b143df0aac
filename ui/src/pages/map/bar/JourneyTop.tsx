import { Link, useParams } from "@tanstack/react-router";
import { History, MonitorPlay, Printer } from "lucide-react";
import { memo } from "react";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";
import { useNarrow } from "../state/useNarrow.ts";
import { KindPick } from "./KindPick.tsx";

/** What stands left of a journey's title. */
export function JourneyCrumb() {
  const { t } = useWords();
  const { workspace = "" } = useParams({ strict: false });
  return (
    <Link to="/w/$workspace" params={{ workspace }}>
      {t("Journeys")}
    </Link>
  );
}

/** What stands right of it: kind, history, printing and presenting. */
export const JourneyActions = memo(function JourneyActions() {
  const { t } = useWords();
  const params = useParams({ strict: false });
  const { workspace = "", journey = "" } = params;
  const to = { workspace, journey };
  const narrow = useNarrow();
  return (
    <>
      {!narrow && <KindPick />}
      <LinkButton
        look="quiet"
        to="/w/$workspace/j/$journey/history"
        params={to}
        aria-label={t("History")}
        icon={<History size={16} aria-hidden="true" />}
      />
      <LinkButton
        look="quiet"
        to="/w/$workspace/j/$journey/print"
        params={to}
        aria-label={t("Print and export")}
        icon={<Printer size={16} aria-hidden="true" />}
      />
      <LinkButton
        look="quiet"
        to="/w/$workspace/j/$journey/present"
        params={to}
        aria-label={t("Present")}
        icon={<MonitorPlay size={16} aria-hidden="true" />}
      />
    </>
  );
});
