import { useParams } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { useJourney } from "@/operations/store.ts";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";
import { isBlank } from "../model/blank.ts";
import type { Thing } from "../model/shape.ts";
import { useNarrow } from "../state/useNarrow.ts";
import styles from "./bar.module.css";

/** On a map that is nothing but stages: the ways to begin, for those who may draw. */
export function Invitation() {
  const { t } = useWords();
  const { document, can } = useJourney();
  const narrow = useNarrow();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  if (!can("editor") || !isBlank(document as unknown as Thing)) return null;
  return (
    <section className={styles.invitation} aria-label={t("How to begin")}>
      <p className="grow">
        <b>{t("This map is still empty.")}</b>{" "}
        {!narrow && (
          <span className="muted">
            {t("Write in any cell, or begin with the guide, a template or your data.")}
          </span>
        )}
      </p>
      <LinkButton
        look="primary"
        to="/w/$workspace/j/$journey/guide"
        params={{ workspace, journey }}
        icon={<Compass size={16} aria-hidden="true" />}
      >
        {t("Open the guide")}
      </LinkButton>
      <LinkButton to="/w/$workspace/new" params={{ workspace }} search={{ from: "template" }}>
        {t("From a template")}
      </LinkButton>
      <LinkButton to="/w/$workspace/new" params={{ workspace }} search={{ from: "data" }}>
        {t("From my data")}
      </LinkButton>
    </section>
  );
}
