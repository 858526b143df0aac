import { Link, useParams } from "@tanstack/react-router";
import { useWords } from "@/words/index.ts";

/** A link to where events are brought in, for pages that have none yet. */
export function BringEvents() {
  const { t } = useWords();
  const { workspace = "" } = useParams({ strict: false });
  return (
    <Link data-text to="/w/$workspace/settings/$section" params={{ workspace, section: "data" }}>
      {t("Bring in events")}
    </Link>
  );
}
