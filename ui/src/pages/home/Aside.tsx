import { Link, useParams } from "@tanstack/react-router";
import type { CheckInNews, Home, HomeJourney } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import styles from "./Aside.module.css";
import { Waiting } from "./Waiting.tsx";

/** Beside the journeys: what waits, the next check-in, what the map checks found. */
export function Aside({ home }: { home: Home }) {
  return (
    <aside className={styles.aside}>
      <Waiting items={home.waiting} />
      {home.checkin && <NextCheckIn news={home.checkin} />}
      <Checks journeys={home.journeys} />
    </aside>
  );
}

function NextCheckIn({ news }: { news: CheckInNews }) {
  const { t, date } = useWords();
  const { workspace = "" } = useParams({ strict: false });
  const agenda = t("{n, plural, one {# on the agenda} other {# on the agenda}}", {
    n: news.agenda,
  });
  return (
    <section aria-labelledby="checkin">
      <h2 id="checkin">{news.coming ? t("Next check-in") : t("Last check-in")}</h2>
      <p className={styles.line}>
        <Link
          to="/w/$workspace/j/$journey/checkins"
          params={{ workspace, journey: news.journey }}
          className="grow"
        >
          {date(news.date)}
        </Link>
      </p>
      <p className="s muted">{[news.title, agenda].join(" · ")}</p>
    </section>
  );
}

function Checks({ journeys }: { journeys: readonly HomeJourney[] }) {
  const { t } = useWords();
  const { workspace = "" } = useParams({ strict: false });
  const found = journeys.filter((one) => total(one) > 0);
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t("Map check")}</h2>
      <ul>
        {found.map((one) => (
          <li key={one.id} className={styles.line}>
            <Link
              to="/w/$workspace/j/$journey/check"
              params={{ workspace, journey: one.id }}
              className="grow clip"
            >
              {one.title}
            </Link>
            <span className="s muted nowrap">
              {t("{n, plural, one {# finding} other {# findings}}", { n: total(one) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function total({ findings }: HomeJourney): number {
  return findings.high + findings.medium + findings.low;
}
