import { Trash2 } from "lucide-react";
import { IconButton } from "@/widgets/IconButton.tsx";
import { Select } from "@/widgets/Select.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./data.module.css";
import { changed, columnsOf, drafted, fewer, nameColumns, nameText, timed } from "./mapping.ts";
import type { EventRule, Look, Mapping } from "./types.ts";

interface HappeningsProps {
  look: Look;
  mapping: Mapping;
  change: (mapping: Mapping) => void;
}

/** What one row tells of: one thing that happened, or several at different times. */
export function Happenings({ look, mapping, change }: HappeningsProps) {
  const { t } = useWords();
  return (
    <section className={styles.part} aria-label={t("What happened, and when")}>
      <h3>{t("What happened, and when")}</h3>
      {mapping.group && (
        <p className="s muted">
          {t("Rows with the same {columns} are one thing: {why}", {
            columns: [mapping.group.by].flat().join(" + "),
            why: look.whys.group ?? "",
          })}
        </p>
      )}
      {mapping.events.map((event, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an event has no id; its place is its name
        <div key={place} className={styles.happening}>
          <Name event={event} place={place} look={look} mapping={mapping} change={change} />
          <When event={event} place={place} look={look} mapping={mapping} change={change} />
          {mapping.events.length > 1 && (
            <IconButton
              icon={Trash2}
              label={t("Leave {name} out", { name: nameText(event) ?? String(place + 1) })}
              onPress={() => change(fewer(mapping, place))}
            />
          )}
          <Why look={look} event={event} />
        </div>
      ))}
    </section>
  );
}

interface PartProps extends HappeningsProps {
  event: EventRule;
  place: number;
}

const FIXED = " ";

function Name({ event, place, look, mapping, change }: PartProps) {
  const { t } = useWords();
  const [column] = nameColumns(event);
  const options = [
    { id: FIXED, label: t("always the same") },
    ...look.columns.map((one) => ({ id: one.name, label: t("column {name}", { name: one.name }) })),
  ];
  const say = (id: string) =>
    change(changed(mapping, place, { event: id === FIXED ? "" : { column: id } }));
  return (
    <>
      <Select label={t("What happened")} options={options} value={column ?? FIXED} onChange={say} />
      {column === undefined && (
        <TextField
          label={t("Name of the event")}
          value={nameText(event) ?? ""}
          onChange={(text) => change(changed(mapping, place, { event: text }))}
          isRequired
        />
      )}
    </>
  );
}

function When({ event, place, look, mapping, change }: PartProps) {
  const { t } = useWords();
  const columns = columnsOf(event.time);
  const joined = columns.length > 1;
  const options = look.columns.map((one) => ({ id: one.name, label: one.name }));
  const both = { id: FIXED, label: columns.join(" + ") };
  return (
    <Select
      label={t("Column with the time")}
      placeholder={t("Choose a column")}
      options={joined ? [both, ...options] : options}
      value={joined ? FIXED : (columns[0] ?? null)}
      onChange={(id) => id !== FIXED && change(timed(mapping, place, id))}
    />
  );
}

/** Why it was suggested, while it stands as it was suggested. */
function Why({ look, event }: { look: Look; event: EventRule }) {
  const { t } = useWords();
  const place = drafted(look.mapping, event);
  const only = event.when ? t("Only rows with {condition}", { condition: said(event.when) }) : "";
  const found = [look.whys[`events.${place}.event`], look.whys[`events.${place}.time`], only];
  const text = found.filter(Boolean).join(" · ");
  return text ? <p className={`s muted ${styles.wide}`}>{text}</p> : null;
}

function said(when: Record<string, unknown>): string {
  return Object.entries(when)
    .map(([column, wanted]) => `${column}: ${values(wanted)}`)
    .join("; ");
}

function values(wanted: unknown): string {
  if (Array.isArray(wanted)) return wanted.join(", ");
  return typeof wanted === "object" && wanted !== null
    ? Object.values(wanted).flat().join(", ")
    : String(wanted);
}
