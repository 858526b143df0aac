import { Link, useParams } from "@tanstack/react-router";
import { History, MonitorPlay, Printer } from "lucide-react";
import { useJourney } from "@/operations/store.ts";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";
import { Avatar } from "../ui/Avatar.tsx";
import styles from "./bar.module.css";
import { KindPick } from "./KindPick.tsx";

/** What stands left of a journey's title. */
export function JourneyCrumb() {
  const { t } = useWords();
  const { workspace = "" } = useParams({ strict: false });
  return (
    <>
      <Link to="/w/$workspace" params={{ workspace }}>
        {t("Journeys")}
      </Link>
      <span aria-hidden="true">›</span>
    </>
  );
}

/** What stands right of it: kind, who is here, history, printing and presenting. */
export function JourneyActions() {
  const { t } = useWords();
  const params = useParams({ strict: false });
  const { workspace = "", journey = "" } = params;
  const to = { workspace, journey };
  return (
    <>
      <KindPick />
      <Present />
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
}

/** The colleagues who look at this journey now. */
function Present() {
  const { t } = useWords();
  const { people } = useJourney();
  if (people.length === 0) return null;
  return (
    <span className={styles.people} role="group" aria-label={t("Here now")}>
      {people.slice(0, 4).map((one) => (
        <Avatar key={one.user} name={one.name} initials={one.initials} here />
      ))}
      {people.length > 4 && <span className="s muted">+{people.length - 4}</span>}
    </span>
  );
}

