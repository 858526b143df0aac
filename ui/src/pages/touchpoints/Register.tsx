import { useMemo, useState } from "react";
import type { Touchpoint } from "@/journey/types.ts";
import { Grid } from "@/parts/grid/Grid.tsx";
import type { RowGroup } from "@/parts/grid/types.ts";
import { kinds, states } from "@/parts/labels.ts";
import { StageDots } from "@/parts/StageDots.tsx";
import { channelName, useChannels } from "@/parts/useCatalogue.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { useFilters } from "@/parts/useFilters.ts";
import { Button } from "@/widgets/Button.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";
import { Bulk } from "./Bulk.tsx";
import { Filters } from "./Filters.tsx";
import { FILTERS, GROUPS, type Grouping, grouped, matching, NONE, sorted } from "./filters.ts";
import styles from "./Register.module.css";
import { type TouchpointColumn, useColumns } from "./useColumns.tsx";
import type { Say } from "./words.ts";

const HIDDEN = "team";

/** The table of touchpoints with its filters; what is shown stands in the address. */
export function Register({ doc }: { doc: Doc }) {
  const { t, lang } = useWords();
  const [filters, setFilters] = useFilters();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const channelOf = useChannelNames();
  const all = useColumns(doc, channelOf);
  const hidden = (filters.hidden ?? HIDDEN).split(",");
  const columns = all.filter((column) => column.id === "name" || !hidden.includes(column.id));
  const touchpoints = doc.document.touchpoints ?? [];
  const sort = { by: (filters.sort ?? "").replace(/^-/, ""), down: filters.sort?.[0] === "-" };
  const found = matching(touchpoints, filters, doc.say, (one) => wordsOf(one, all));
  const by = all.find((column) => column.id === sort.by);
  const rows = by ? sorted(found, by.sortBy ?? by.text, sort.down, lang) : found;
  const groups = useGroups(doc, rows, filters.group, channelOf);
  const selected = new Set(rows.map((row) => row.id).filter((id) => chosen.has(id)));
  const clear = Object.fromEntries([...FILTERS, "q"].map((key) => [key, undefined]));
  return (
    <div className={styles.register}>
      <Filters doc={doc} columns={all} hidden={hidden} rows={rows} channelOf={channelOf} />
      <div className={styles.scroll}>
        <Grid
          label={t("Touchpoints")}
          columns={columns}
          groups={groups}
          sort={sort}
          onSort={(id) => setFilters({ sort: nextSort(sort.by === id, sort.down, id) })}
          editable={doc.editable}
          selected={selected}
          onSelect={setChosen}
          start={filters.open}
          nameOf={(one) => doc.say(one.name)}
        />
        {rows.length === 0 && (
          <EmptyState
            title={t("No touchpoint matches these filters")}
            action={<Button onPress={() => setFilters(clear)}>{t("Drop the filters")}</Button>}
          />
        )}
      </div>
      {selected.size > 0 && (
        <Bulk doc={doc} ids={[...selected]} onDone={() => setChosen(new Set())} />
      )}
    </div>
  );
}

function nextSort(same: boolean, down: boolean, id: string): string | undefined {
  if (!same) return id;
  return down ? undefined : `-${id}`;
}

function wordsOf(one: Touchpoint, columns: readonly TouchpointColumn[]): string {
  return columns.map((column) => column.text(one)).join(" ");
}

function useChannelNames(): Say {
  const channels = useChannels();
  return useMemo(() => {
    const say = (id: string | undefined) => channelName(channels, id);
    return Object.assign(say, { known: channels.map((one) => one.id) });
  }, [channels]);
}

function useGroups(
  doc: Doc,
  rows: readonly Touchpoint[],
  asked: string | undefined,
  channelOf: Say,
): RowGroup<Touchpoint>[] {
  const { t } = useWords();
  const by: Grouping | undefined = GROUPS.find((one) => one === asked);
  if (!by) return [{ key: "all", rows }];
  const stages = doc.document.stages.map((stage) => stage.id);
  const orders: Partial<Record<Grouping, string[]>> = {
    stage: stages,
    kind: Object.keys(kinds(t)),
    state: Object.keys(states(t)),
    channel: [...channelOf.known],
  };
  const names: Record<string, string> = { ...kinds(t), ...states(t) };
  const title = (key: string) => {
    if (key === NONE) return by === "owner" ? t("No owner") : t("To decide");
    if (by === "stage") return <StageDots doc={doc} stages={[key]} />;
    if (by === "channel") return channelOf(key);
    return names[key] ?? key;
  };
  return grouped(rows, by, orders[by] ?? [], doc.say).map((group) => ({
    ...group,
    title: title(group.key),
  }));
}
