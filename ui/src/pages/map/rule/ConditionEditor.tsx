import { useState } from "react";
import type { Seen } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import { ClauseRow } from "./ClauseRow.tsx";
import { type Clause, type Condition, HEADS, type Head } from "./draft.ts";
import { useSeen } from "./hooks.ts";
import { useNames } from "./names.ts";
import { PropertyPicker } from "./PropertyPicker.tsx";
import styles from "./rule.module.css";
import { Times } from "./Times.tsx";
import { ValuePicker } from "./ValuePicker.tsx";

interface Props {
  line: Condition;
  seen: Seen | undefined;
  onChange: (line: Condition) => void;
}

/** What happened, with which properties, and how often: one line, opened. */
export function ConditionEditor({ line, seen, onChange }: Props) {
  const { t } = useWords();
  const names = useNames();
  const first = HEADS.find((head) => line.heads[head]?.length) ?? "event";
  const [head, setHead] = useState<Head>(first);
  const events = line.heads.event ?? [];
  const ready = seen?.state === "ready";
  const { data } = useSeen({ event: events }, ready && events.length > 0);
  const properties = (events.length ? data : seen)?.properties ?? [];
  const kindOf = (name: string) => properties.find((one) => one.name === name)?.kind;
  const labels: Record<Head, string> = {
    event: t("Event"),
    touchpoint: t("Touchpoint"),
    channel: t("Channel"),
  };
  const setWhere = (where: Clause[]) => onChange({ ...line, where });
  const options = {
    event: seen?.events ?? [],
    channel: seen?.channels ?? [],
    touchpoint: names.touchpoints,
  }[head];
  return (
    <div className={styles.editor}>
      <label className={styles.kind}>
        <span className="muted s">{t("What happened")}</span>
        <select value={head} onChange={(event) => setHead(event.target.value as Head)}>
          {HEADS.map((one) => (
            <option key={one} value={one}>
              {labels[one]}
              {line.heads[one]?.length ? ` (${line.heads[one].length})` : ""}
            </option>
          ))}
        </select>
      </label>
      <ValuePicker
        key={head}
        label={labels[head]}
        options={options}
        names={head === "touchpoint" ? names.touchpoint : undefined}
        chosen={line.heads[head] ?? []}
        onChange={(values) => onChange({ ...line, heads: { ...line.heads, [head]: values } })}
      />
      {line.where.map((clause, k) => (
        <ClauseRow
          key={clause.property}
          clause={clause}
          kind={kindOf(clause.property) ?? guessed(clause)}
          events={events}
          seen={ready}
          onChange={(next) => setWhere(line.where.map((one, n) => (n === k ? next : one)))}
          onRemove={() => setWhere(line.where.filter((_, n) => n !== k))}
        />
      ))}
      <PropertyPicker
        properties={properties}
        taken={line.where.map((one) => one.property)}
        onChoose={(clause) => setWhere([...line.where, clause])}
      />
      <Times
        times={line.times}
        onChange={(times) => {
          const { times: _, ...rest } = line;
          onChange(times ? { ...rest, times } : rest);
        }}
      />
    </div>
  );
}

function guessed({ comparison }: Clause) {
  const found = Object.values(comparison)[0];
  return typeof found === "number" ? "number" : typeof found === "boolean" ? "bool" : "text";
}
