import { useWords } from "@/words/index.ts";
import type { Condition } from "./draft.ts";
import styles from "./rule.module.css";
import { lengthOf, lengthText, UNIT_LIST, type Unit } from "./within.ts";

interface Props {
  times: Condition["times"];
  onChange: (times: Condition["times"]) => void;
}

/** How often within what time; once when nothing is said. */
export function Times({ times, onChange }: Props) {
  const { t } = useWords();
  const length = lengthOf(times?.within ?? "7d");
  const units: Record<Unit, string> = {
    min: t("minutes"),
    h: t("hours"),
    d: t("days"),
    w: t("weeks"),
  };
  const put = (n: number, within: string) =>
    onChange({ n: Math.min(Math.max(Math.round(n) || 1, 1), 10_000), within });
  return (
    <div className={styles.times}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={times !== undefined}
          onChange={(event) => onChange(event.target.checked ? { n: 2, within: "7d" } : undefined)}
        />
        {t("Several times")}
      </label>
      {times && (
        <div className={styles.within}>
          <span>{t("at least")}</span>
          <input
            type="number"
            min={1}
            max={10_000}
            aria-label={t("How many times")}
            value={times.n}
            onChange={(event) => put(event.target.valueAsNumber, times.within)}
          />
          <span>{t("within")}</span>
          {length ? (
            <>
              <input
                type="number"
                min={1}
                max={1000}
                aria-label={t("Within how long")}
                value={length.n}
                onChange={(event) =>
                  put(
                    times.n,
                    lengthText(Math.max(1, event.target.valueAsNumber || 1), length.unit),
                  )
                }
              />
              <select
                aria-label={t("Unit of time")}
                value={length.unit}
                onChange={(event) => put(times.n, lengthText(length.n, event.target.value as Unit))}
              >
                {UNIT_LIST.map((unit) => (
                  <option key={unit} value={unit}>
                    {units[unit]}
                  </option>
                ))}
              </select>
            </>
          ) : (
            <span>{times.within}</span>
          )}
        </div>
      )}
    </div>
  );
}
