import { useWords } from "@/words/index.ts";
import { idOf, stringOf, type Thing } from "../model/shape.ts";
import { type StageFigures, useStageFigures } from "../state/figures.ts";
import { useStore } from "../state/store.ts";
import { useTools } from "../state/tools.tsx";
import styles from "./difference.module.css";
import { seconds } from "./seconds.ts";
import { useDifferencesAt, useNames } from "./useDifferences.ts";

/** In the layer of differences, at the head of a stage: time against expected, where people go. */
export function StageParts({ stage }: { stage: Thing }) {
  const { t, share } = useWords();
  const id = idOf(stage);
  const names = useNames();
  const row = useStageFigures(id);
  const ones = useDifferencesAt(`stages/${id}`);
  if (!row) return null;
  return (
    <dl className={styles.parts}>
      <Time stage={stage} row={row} off={ones.some((one) => one.kind === "time")} />
      <Next stage={id} />
      {ones.map((one) => {
        if (one.kind === "unentered") return <Note key={one.key} name={t("nobody enters")} />;
        if (one.kind !== "skips" && one.kind !== "returns") return null;
        const to = names.stage(one.to);
        const name = one.kind === "skips" ? t("skip to {to}", { to }) : t("back to {to}", { to });
        return <Note key={one.key} name={name} value={share(one.share)} />;
      })}
    </dl>
  );
}

function Note({ name, value }: { name: string; value?: string }) {
  return (
    <div className={styles.note}>
      <dt className="clip">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The median time, beside the expected one where the drawing has it. */
function Time({ stage, row, off }: { stage: Thing; row: StageFigures; off: boolean }) {
  const { t, duration } = useWords();
  const expected = seconds(stringOf(stage, "target_duration"));
  if (row.time_median_s === null || expected === null) return null;
  return (
    <>
      <div>
        <dt className="clip">{t("expected time")}</dt>
        <dd>{duration(expected)}</dd>
      </div>
      <div className={off ? styles.note : undefined}>
        <dt className="clip">{t("median time")}</dt>
        <dd>{duration(row.time_median_s)}</dd>
      </div>
    </>
  );
}

/** Where most people really go next. */
function Next({ stage }: { stage: string }) {
  const { t, number } = useWords();
  const names = useNames();
  const move = useStore(useTools().extras, ({ figures }) =>
    figures?.flow.find((one) => one.start === stage && one.kind !== "new_cycle"),
  );
  if (!move) return null;
  return (
    <div>
      <dt className="clip">{t("most go to {stage}", { stage: names.stage(move.end) })}</dt>
      <dd>{number(move.n)}</dd>
    </div>
  );
}
