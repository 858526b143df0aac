import { Link, useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import type { HomeFigure, HomeJourney } from "@/api/types.ts";
import { lazyPart } from "@/app/lazyPart.ts";
import { useWords } from "@/words/index.ts";
import styles from "./JourneyCard.module.css";
import { useKinds } from "./kinds.ts";
import { MiniMap } from "./MiniMap.tsx";

const CardMenu = lazyPart(() =>
  import("./CardMenu.tsx").then((found) => ({ default: found.CardMenu })),
);

/** A journey: its mini map, the one figure that says how it goes, who changed it and when. */
export function JourneyCard({ journey }: { journey: HomeJourney }) {
  const { workspace = "" } = useParams({ strict: false });
  const kinds = useKinds();
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <h3 className="grow">
          <Link
            to="/w/$workspace/j/$journey"
            params={{ workspace, journey: journey.id }}
            className={styles.open}
          >
            {journey.title}
          </Link>
        </h3>
        <span className="s muted nowrap">{kinds[journey.kind]}</span>
        <Suspense>
          <CardMenu journey={journey} />
        </Suspense>
      </header>
      <MiniMap stages={journey.stages} />
      <Figure figure={journey.figure} findings={journey.findings.high} />
      <Changed journey={journey} />
    </article>
  );
}

function Figure({ figure, findings }: { figure: HomeFigure | null; findings: number }) {
  const { t } = useWords();
  if (!figure) {
    const told = findings
      ? t("{n, plural, one {# finding that misleads} other {# findings that mislead}}", {
          n: findings,
        })
      : t("Not measured yet");
    return <p className={`${styles.figure} muted`}>{told}</p>;
  }
  const tone = { on_target: "good", off_target: "loss", loss: "loss", plain: "" }[figure.state];
  return (
    <p className={styles.figure}>
      <span>{figure.text}</span>
      <span className={styles.value}>
        <b className={tone}>{figure.value}</b>
        {figure.target && (
          <span className="muted">{t("target {target}", { target: figure.target })}</span>
        )}
      </span>
    </p>
  );
}

function Changed({ journey }: { journey: HomeJourney }) {
  const { t, moment, date } = useWords();
  const when = moment(journey.changed_at);
  const told = journey.changed_by
    ? t("{name}, {when}", { name: journey.changed_by, when })
    : journey.source_file
      ? t("from the file {file}, {when}", { file: journey.source_file, when })
      : t("changed {when}", { when });
  return (
    <p className={styles.foot}>
      <span className="grow clip" title={date(journey.changed_at)}>
        {told}
      </span>
      {journey.simulated && <span>{t("Simulated data")}</span>}
      {journey.as_of && <span>{t("Data up to {date}", { date: date(journey.as_of) })}</span>}
    </p>
  );
}
