import { Link, useParams } from "@tanstack/react-router";
import type { Change, Home } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import styles from "./Home.module.css";

/** What changed since the last check-in, newest first. */
export function Changes({ home }: { home: Home }) {
  const { t, date } = useWords();
  const since = home.since ? t("since the check-in of {date}", { date: date(home.since) }) : "";
  const several = new Set(home.changes.map((one) => one.journey)).size > 1;
  return (
    <section aria-labelledby="changes" className={styles.changes}>
      <div className={styles.head}>
        <h2 id="changes">{t("What changed")}</h2>
        <span className="muted grow">{since}</span>
        <All home={home} />
      </div>
      {home.changes.length === 0 && (
        <p className={`${styles.none} muted`}>{t("Nothing has changed since.")}</p>
      )}
      <ol>
        {home.changes.map((one) => (
          <Row key={`${one.journey} ${one.version}`} change={one} named={several} />
        ))}
      </ol>
    </section>
  );
}

function All({ home }: { home: Home }) {
  const { t, number } = useWords();
  const { workspace = "" } = useParams({ strict: false });
  const first = home.changes[0];
  if (!first) return null;
  return (
    <Link
      to="/w/$workspace/j/$journey/history"
      params={{ workspace, journey: first.journey }}
      className={styles.all}
    >
      {t("All {n}", { n: number(home.changes_total) })} <span aria-hidden="true">›</span>
    </Link>
  );
}

function Row({ change, named }: { change: Change; named: boolean }) {
  const { t, moment } = useWords();
  const { workspace = "" } = useParams({ strict: false });
  return (
    <li className={styles.change}>
      <span className={`${styles.when} s muted`}>{moment(change.at)}</span>
      <span className={styles.what}>
        <Link
          to="/w/$workspace/j/$journey/history"
          params={{ workspace, journey: change.journey }}
          search={{ version: String(change.version) }}
        >
          {change.sentence}
        </Link>
        {named && <span className="s muted"> {change.title}</span>}
      </span>
      <span className="s muted nowrap">
        {change.undone && `${t("undone")} · `}
        {change.times > 1 && `${t("{n} changes", { n: change.times })} · `}
        {change.by}
      </span>
    </li>
  );
}
