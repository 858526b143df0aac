import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Database } from "lucide-react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { may } from "@/api/me.ts";
import type { Template } from "@/api/types.ts";
import { useWorkspace } from "@/app/session.tsx";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";
import { stageColour } from "./miniMap.ts";
import styles from "./Welcome.module.css";

const SHOWN = 3;

/** A workspace without journeys: three templates to begin with, or one's own data. */
export function Welcome() {
  const { t, lang } = useWords();
  const { role } = useWorkspace();
  const { data } = useQuery({
    queryKey: keys.templates(lang),
    queryFn: () => api.get("/templates", { query: { lang } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!may(role, "editor")) {
    return <p className="muted">{t("Journeys will stand here once somebody has drawn one.")}</p>;
  }
  return (
    <section aria-label={t("Begin")} className={styles.welcome}>
      <p className="muted">
        {t(
          "A journey is the way your customers make with you, stage by stage. Begin with one of these, or with nothing.",
        )}
      </p>
      <ul className={styles.templates}>
        {(data ?? []).slice(0, SHOWN).map((one) => (
          <li key={one.name}>
            <TemplateLink template={one} />
          </li>
        ))}
      </ul>
      <More />
    </section>
  );
}

function TemplateLink({ template }: { template: Template }) {
  const { workspace = "" } = useParams({ strict: false });
  return (
    <Link
      to="/w/$workspace/new"
      params={{ workspace }}
      search={{ from: "template", of: template.name }}
      className={styles.template}
    >
      <b>{template.title}</b>
      <span className={styles.stages} aria-hidden="true">
        {template.stages.map((stage, place) => (
          <i key={stage.id} style={{ background: stageColour(place) }} />
        ))}
      </span>
      <span className="s muted">{template.stages.map((one) => one.name).join(" · ")}</span>
    </Link>
  );
}

function More() {
  const { t } = useWords();
  const { workspace = "" } = useParams({ strict: false });
  return (
    <div className={styles.more}>
      <LinkButton
        to="/w/$workspace/new"
        params={{ workspace }}
        search={{ from: "data" }}
        icon={<Database size={16} strokeWidth={1.5} aria-hidden="true" />}
      >
        {t("Draft from my data")}
      </LinkButton>
      <LinkButton to="/w/$workspace/new" params={{ workspace }} look="quiet">
        {t("All ways to begin")}
      </LinkButton>
    </div>
  );
}
