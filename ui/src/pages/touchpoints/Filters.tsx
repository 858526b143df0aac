import { Columns3, Rows3, Search } from "lucide-react";
import type { Touchpoint } from "@/journey/types.ts";
import { kinds, media, states } from "@/parts/labels.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { useFilters } from "@/parts/useFilters.ts";
import type { Option } from "@/widgets/Options.tsx";
import { useWords } from "@/words/index.ts";
import { CopyTable } from "./CopyTable.tsx";
import { type Filter, NONE, valuesOf } from "./filters.ts";
import styles from "./Register.module.css";
import type { TouchpointColumn } from "./useColumns.tsx";
import type { Say } from "./words.ts";

interface FiltersProps {
  doc: Doc;
  columns: readonly TouchpointColumn[];
  hidden: readonly string[];
  rows: readonly Touchpoint[];
  channelOf: Say;
}

/** What is looked for, which values are shown, how they are grouped, which columns. */
export function Filters({ doc, columns, hidden, rows, channelOf }: FiltersProps) {
  const { t } = useWords();
  const [filters, setFilters] = useFilters();
  const all = doc.document.touchpoints ?? [];
  const groups: Option[] = [
    { id: "", label: t("No groups") },
    { id: "kind", label: t("Kind") },
    { id: "stage", label: t("Stage") },
    { id: "state", label: t("State") },
    { id: "channel", label: t("Channel") },
    { id: "owner", label: t("Owner") },
  ];
  const shown = columns.filter((one) => one.id !== "name");
  return (
    <search className={styles.filters}>
      <label className={styles.find}>
        <Search size={14} aria-hidden />
        <span className="sr">{t("Find a touchpoint")}</span>
        <input
          type="search"
          value={filters.q ?? ""}
          placeholder={t("Find a touchpoint")}
          onChange={(event) => setFilters({ q: event.currentTarget.value || undefined })}
        />
      </label>
      <One doc={doc} of="kind" label={t("Kind")} names={kinds(t)} />
      <One doc={doc} of="state" label={t("State")} names={states(t)} />
      <One doc={doc} of="stage" label={t("Stage")} names={stageNames(doc)} />
      <One doc={doc} of="channel" label={t("Channel")} names={channelNames(all, channelOf)} />
      <One doc={doc} of="media" label={t("Media")} names={media(t)} />
      <One doc={doc} of="owner" label={t("Owner")} names={{}} />
      <span className="grow" />
      <span className="muted nowrap">
        {t("{n, plural, one {# touchpoint} other {# touchpoints}}", { n: rows.length })}
      </span>
      <PickButton
        label={t("Group by")}
        choices={groups}
        selected={[filters.group ?? ""]}
        onChange={([id]) => setFilters({ group: id || undefined })}
      >
        <Rows3 size={14} aria-hidden />
        {groups.find((one) => one.id === (filters.group ?? ""))?.label}
      </PickButton>
      <PickButton
        multiple
        label={t("Columns")}
        choices={shown.map((one) => ({ id: one.id, label: one.title }))}
        selected={shown.map((one) => one.id).filter((id) => !hidden.includes(id))}
        onChange={(ids) =>
          setFilters({
            hidden: shown
              .map((one) => one.id)
              .filter((id) => !ids.includes(id))
              .join(","),
          })
        }
      >
        <Columns3 size={14} aria-hidden />
        {t("Columns")}
      </PickButton>
      <CopyTable columns={columns} rows={rows} />
    </search>
  );
}

interface OneProps {
  doc: Doc;
  of: Filter;
  label: string;
  names: Record<string, string>;
}

/** One filter: the values that are there, with how many touchpoints have each. */
function One({ doc, of, label, names }: OneProps) {
  const { t, number } = useWords();
  const [filters, setFilters] = useFilters();
  const counts = new Map<string, number>();
  for (const one of doc.document.touchpoints ?? []) {
    for (const value of valuesOf(one, of, doc.say)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const order = [...Object.keys(names), ...[...counts.keys()].sort(), NONE];
  const there = [...new Set(order)].filter((id) => counts.has(id) && id !== NONE);
  if (counts.has(NONE)) there.push(NONE);
  const nameOf = (id: string) => (id === NONE ? t("To decide") : (names[id] ?? id));
  const value = filters[of];
  return (
    <PickButton
      label={label}
      choices={[
        { id: "", label: t("All") },
        ...there.map((id) => ({ id, label: `${nameOf(id)} · ${number(counts.get(id))}` })),
      ]}
      selected={[value ?? ""]}
      onChange={([id]) => setFilters({ [of]: id || undefined })}
    >
      {value ? (
        <b>{nameOf(value)}</b>
      ) : (
        <span aria-hidden className="muted">
          {label}
        </span>
      )}
    </PickButton>
  );
}

function stageNames(doc: Doc): Record<string, string> {
  return Object.fromEntries(doc.document.stages.map((one) => [one.id, doc.say(one.name)]));
}

function channelNames(all: readonly Touchpoint[], channelOf: Say): Record<string, string> {
  const used = all.flatMap((one) => one.channel ?? []);
  return Object.fromEntries(used.map((id) => [id, channelOf(id)]));
}
