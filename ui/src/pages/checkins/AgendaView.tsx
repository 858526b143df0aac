import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Agenda, AgendaChange } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import styles from "./CheckIns.module.css";

const MENTION = /@\[([^\]]*)\]\([^)]*\)/g;

/** What to talk about at the next check-in, made of what happened since the last one. */
export function AgendaView({ agenda }: { agenda: Agenda }) {
  const { t, date, figure } = useWords();
  const title = agenda.since
    ? t("What happened since the check-in of {date}", { date: date(agenda.since) })
    : t("What happened so far");
  const nothing =
    !agenda.changes.length &&
    !agenda.kpis.length &&
    !agenda.comments.length &&
    !agenda.overdue.length;
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda" className={styles.title}>
        {title}
      </h2>
      {nothing && <p className="muted">{t("Nothing: there is little to talk about.")}</p>}
      <Part title={t("Decided last time")} items={agenda.decisions}>
        {(one) => <span>{one}</span>}
      </Part>
      <Part title={t("KPIs that crossed their target")} items={agenda.kpis}>
        {(one) => (
          <>
            <Open element={one.element}>
              {one.sentence} <span className="muted">{one.stage}</span>
            </Open>
            <span className={`nowrap ${one.reached ? "good" : "loss"}`}>
              {figure(one.before)} → {figure(one.value)} {one.unit}
            </span>
          </>
        )}
      </Part>
      <Part title={t("Actions past their day")} items={agenda.overdue}>
        {(one) => (
          <>
            <Open element={one.element}>{one.name}</Open>
            <span className="s muted nowrap">{one.owner}</span>
            <span className="s loss nowrap">
              {t("{n, plural, one {# day late} other {# days late}}", { n: one.days })}
            </span>
          </>
        )}
      </Part>
      <Part title={t("Open comments")} items={agenda.comments}>
        {(one) => (
          <>
            <Open element={one.element} tab="comments">
              {one.text.replace(MENTION, "@$1")}
            </Open>
            <span className="s muted nowrap">{one.by?.name}</span>
          </>
        )}
      </Part>
      <Part title={t("What changed")} items={agenda.changes}>
        {(one) => <Changed change={one} />}
      </Part>
    </section>
  );
}

interface PartProps<T> {
  title: string;
  items: readonly T[];
  children: (item: T) => ReactNode;
}

function Part<T>({ title, items, children }: PartProps<T>) {
  if (items.length === 0) return null;
  return (
    <>
      <h3 className={styles.part}>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={JSON.stringify(item)} className={styles.row}>
            {children(item)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Changed({ change }: { change: AgendaChange }) {
  const { t } = useWords();
  const [first, ...others] = change.sentences;
  const more = change.count - change.sentences.length;
  const who = <span className="s muted nowrap">{change.by.map((one) => one.name).join(", ")}</span>;
  if (change.count === 1) {
    return (
      <>
        <Open element={change.element}>{first}</Open>
        {who}
      </>
    );
  }
  return (
    <div className="grow">
      <div className={styles.changed}>
        <Open element={change.element}>
          <b>{change.name}</b>
        </Open>
        {who}
      </div>
      <p>{first}</p>
      {others.length > 0 && (
        <details>
          <summary className="s muted">
            {t("{n, plural, one {# more change} other {# more changes}}", {
              n: others.length + Math.max(more, 0),
            })}
          </summary>
          <ul>
            {others.map((one) => (
              <li key={one} className="muted">
                {one}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Open({ element, tab, children }: { element: string; tab?: string; children: ReactNode }) {
  const { workspace = "", journey = "" } = useParams({ strict: false });
  return (
    <Link
      to="/w/$workspace/j/$journey"
      params={{ workspace, journey }}
      search={{ open: element || undefined, tab }}
      className={`${styles.open} grow`}
    >
      {children}
    </Link>
  );
}
