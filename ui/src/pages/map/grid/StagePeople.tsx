import { EvidenceGrade } from "@/widgets/EvidenceGrade.tsx";
import { useWords } from "@/words/index.ts";
import { StageParts } from "../difference/StageParts.tsx";
import { idOf, type Thing } from "../model/shape.ts";
import { type StageFigures, useLayer, useStageFigures } from "../state/figures.ts";
import styles from "./heads.module.css";

/** What was measured of a stage: its people; in the measured layer also where they went. */
export function StagePeople({ stage: drawn }: { stage: Thing }) {
  const { t } = useWords();
  const row = useStageFigures(idOf(drawn));
  const layer = useLayer();
  if (!row || row.people === null) return null;
  return (
    <>
      <span className={styles.people}>
        <EvidenceGrade grade="measured" />
        {t("{n, plural, one {# person} other {# people}}", { n: row.people })}
      </span>
      {layer === "measured" && <Passage row={row} />}
      {layer === "difference" && <StageParts stage={drawn} />}
    </>
  );
}

/** Went on, lost (both of the decided) and how long it takes; under thirty cases how many they are. */
function Passage({ row }: { row: StageFigures }) {
  const { t, share, number, duration } = useWords();
  const went = row.few ? null : row.conversion;
  return (
    <dl className={styles.passage}>
      {row.decided !== null && (
        <div>
          <dt>{t("conversion")}</dt>
          <dd>{went === null ? t("n {n}", { n: number(row.decided) }) : share(went)}</dd>
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
          <dt className="clip">{t("median time")}</dt>
          <dd>{duration(row.time_median_s)}</dd>
        </div>
      )}
    </dl>
  );
}
