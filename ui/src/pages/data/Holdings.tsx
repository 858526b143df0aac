import { Section } from "@/pages/settings/Section.tsx";
import { Table } from "@/widgets/Table.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./data.module.css";
import type { Data } from "./types.ts";

/** What the workspace holds: how many events, of how many people, from when to when, from where. */
export function Holdings({ data }: { data: Data }) {
  const { t, number, date } = useWords();
  const figures = [
    [t("Events"), number(data.events)],
    [t("People"), number(data.people)],
    [t("First day"), date(data.first)],
    [t("Last day"), date(data.last)],
    [t("Last import"), date(data.changed_at)],
  ] as const;
  if (data.events === 0) {
    return (
      <Section
        title={t("Events of this workspace")}
        about={t(
          "There are none yet. With events, the map shows how many people really pass through each stage.",
        )}
      >
        {null}
      </Section>
    );
  }
  return (
    <Section title={t("Events of this workspace")}>
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt className="s muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {data.simulated > 0 && (
        <p className="s muted">
          {t("{n, plural, one {# event is simulated} other {# events are simulated}}", {
            n: data.simulated,
          })}
        </p>
      )}
      <div className={styles.sources}>
        <Sources data={data} />
      </div>
    </Section>
  );
}

function Sources({ data }: { data: Data }) {
  const { t, number, date } = useWords();
  return (
    <Table
      label={t("Sources")}
      rows={data.sources}
      keyOf={(one) => one.name}
      columns={[
        { id: "name", head: t("Source"), cell: (one) => one.name },
        { id: "events", head: t("Events"), figures: true, cell: (one) => number(one.events) },
        { id: "first", head: t("First day"), figures: true, cell: (one) => date(one.first) },
        { id: "last", head: t("Last day"), figures: true, cell: (one) => date(one.last) },
      ]}
    />
  );
}
