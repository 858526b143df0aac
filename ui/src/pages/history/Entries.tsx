import type { HistoryEntry } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import type { Day } from "./days.ts";
import styles from "./History.module.css";

interface EntriesProps {
  days: readonly Day[];
  version: number | null;
  choose: (version: number) => void;
}

/** Changes by day; the chosen one is looked at beside. */
export function Entries({ days, version, choose }: EntriesProps) {
  const { date } = useWords();
  return days.map((day) => (
    <section key={day.day} aria-label={date(day.day)}>
      <h2 className={styles.dayName}>{date(day.day)}</h2>
      <ol>
        {day.entries.map((one) => (
          <li key={one.version}>
            <Row entry={one} chosen={one.version === version} choose={choose} />
          </li>
        ))}
      </ol>
    </section>
  ));
}

interface RowProps {
  entry: HistoryEntry;
  chosen: boolean;
  choose: (version: number) => void;
}

function Row({ entry, chosen, choose }: RowProps) {
  const { t, time } = useWords();
  return (
    <button
      type="button"
      className={styles.entry}
      aria-pressed={chosen}
      onClick={() => choose(entry.version)}
    >
      <span className={`${styles.time} s muted`}>{time(entry.at)}</span>
      <span className={entry.undone ? styles.undone : styles.sentence}>
        {entry.undoes !== null && `${t("Undo")}: `}
        {entry.sentence}
      </span>
      <span className="s muted nowrap">
        {entry.undone && `${t("undone")} · `}
        {entry.by?.name ?? t("Percorso")}
      </span>
    </button>
  );
}
