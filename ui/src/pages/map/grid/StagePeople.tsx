import { GradeGlyph } from "@/parts/GradeGlyph.tsx";
import { useWords } from "@/words/index.ts";
import { type StageFigures, useLayer, useStageFigures } from "../state/figures.ts";
import styles from "./heads.module.css";

/** What was measured of a stage: its people; in the measured layer also where they went. */
export function StagePeople({ stage }: { stage: string }) {
  const { t } = useWords();
  const row = useStageFigures(stage);
  const layer = useLayer();
  if (!row || row.people === null) return null;
  return (
    <>
      <span className={styles.people}>
        <GradeGlyph grade="measured" />
        {t("{n, plural, one {# person} other {# people}}", { n: row.people })}
      </span>
      {layer !== "drawn" && <Passage row={row} />}
    </>
  );
}

/** To the next stage, lost and how long it takes; under thirty cases only how many they are. */
function Passage({ row }: { row: StageFigures }) {
  const { t, share, number, duration } = useWords();
  const next = row.few ? null : row.conversion_next;
  return (
    <dl className={styles.passage}>
      {row.decided_next !== null && (
        <div>
          <dt>{t("to next stage")}</dt>
          <dd>{next === null ? t("n {n}", { n: number(row.decided_next) }) : share(next)}</dd>
        </div>
      )}
      {row.drop_off !== null && !row.few && (
        <div>
          <dt>{t("drop-off")}</dt>
          <dd>{share(row.drop_off)}</dd>
        </div>
      )}
      {row.time_median_s !== null && (
        <div>
          <dt>{t("time in stage")}</dt>
          <dd>{duration(row.time_median_s)}</dd>
        </div>
      )}
    </dl>
  );
}
