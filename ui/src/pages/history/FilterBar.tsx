import { X } from "lucide-react";
import type { HistoryEntry } from "@/api/types.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { DateRange } from "@/widgets/DateRange.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./History.module.css";
import type { HistorySearch } from "./index.tsx";

interface FilterBarProps {
  doc: Doc;
  entries: readonly HistoryEntry[];
  search: HistorySearch;
  set: (search: HistorySearch) => void;
}

/** Whose changes, of what, from when to when. */
export function FilterBar({ doc, entries, search, set }: FilterBarProps) {
  const { t } = useWords();
  const people = new Map(entries.flatMap((one) => (one.by ? [[one.by.id, one.by.name]] : [])));
  const elements = elementsOf(doc);
  const ALL = "";
  return (
    <search className={styles.filters}>
      <PickButton
        label={t("Person")}
        choices={[
          { id: ALL, label: t("Everybody") },
          ...[...people].map(([id, label]) => ({ id, label })),
        ]}
        selected={[search.by ?? ALL]}
        onChange={([by]) => set({ ...search, by })}
      >
        {people.get(search.by ?? "") ?? t("Everybody")}
      </PickButton>
      <PickButton
        label={t("Element")}
        choices={[{ id: ALL, label: t("The whole journey") }, ...elements]}
        selected={[search.element ?? ALL]}
        onChange={([element]) => set({ ...search, element })}
      >
        {elements.find((one) => one.id === search.element)?.label ?? t("The whole journey")}
      </PickButton>
      <DateRange
        hideLabel
        size="s"
        label={t("Period")}
        value={{ from: search.from || null, to: search.to || null }}
        onChange={({ from, to }) =>
          set({ ...search, from: from ?? undefined, to: to ?? undefined })
        }
      />
      {(search.by || search.element || search.from || search.to) && (
        <button
          type="button"
          className={styles.clear}
          onClick={() => set({ version: search.version })}
        >
          <X size={14} aria-hidden="true" /> {t("Clear the filters")}
        </button>
      )}
    </search>
  );
}

const LISTS = ["stages", "touchpoints", "personas", "objectives", "tactics", "actions"] as const;

/** What changes can be about: the things of the map by name. */
function elementsOf({ document, say }: Doc) {
  return LISTS.flatMap((list) =>
    (document[list] ?? []).map((one) => ({
      id: `${list}/${one.id}`,
      label: say("name" in one ? one.name : one.text),
    })),
  );
}
