import { memo } from "react";
import { useWords, type Words } from "@/words/index.ts";
import { type Frame, HIGHEST, LOWEST, type Point, xOf, yOf } from "../model/emotion.ts";
import type { Thing } from "../model/shape.ts";
import { usePeopleAt } from "../state/extras.ts";
import { useText } from "../state/text.ts";
import { useTools } from "../state/tools.tsx";
import { gradeWords } from "../words.ts";
import styles from "./emotion.module.css";
import { signedFeeling } from "./feeling.ts";
import { type Felt, isBelow, useFeltAt } from "./useFelt.ts";
import { usePointDrag } from "./usePointDrag.ts";
import { usePointKeys } from "./usePointKeys.ts";

interface EmotionPointProps {
  stage: Thing;
  point: Point;
  column: number;
  frame: Frame;
}

/** One point of the curve: a slider for the keyboard, a handle for the pointer. */
export const EmotionPoint = memo(function EmotionPoint(props: EmotionPointProps) {
  const { stage, point, column, frame } = props;
  const words = useWords();
  const { t } = words;
  const { say } = useText();
  const { editable } = useTools();
  const spot = `emotion/${point.stage}`;
  const people = usePeopleAt(`stages/${point.stage}/emotion`);
  const locked = people.some((one) => one.editing);
  const drag = usePointDrag(point, frame, editable && !locked);
  const keys = usePointKeys(point, editable && !locked);
  const value = drag.value ?? point.value;
  const grade = gradeWords(t)[point.grade];
  const felt = useFeltAt(point);
  const told = felt && feltText(felt, words);
  const drawn = value === null ? t("not said yet") : `${signedFeeling(value, words)}, ${grade}`;
  const above = felt !== null && isBelow(felt);
  const look = [
    styles.point,
    value === null && styles.unknown,
    drag.value !== null && styles.moving,
  ];
  return (
    <div
      role="slider"
      aria-label={t("Emotion in {stage}", { stage: say(stage.name) })}
      aria-orientation="vertical"
      aria-valuemin={LOWEST}
      aria-valuemax={HIGHEST}
      aria-valuenow={value ?? 0}
      aria-valuetext={told ? `${drawn}; ${told}` : drawn}
      title={told ?? undefined}
      aria-readonly={!editable || locked}
      tabIndex={0}
      className={look.filter(Boolean).join(" ")}
      data-point={spot}
      data-element={`stages/${point.stage}/emotion`}
      style={{ left: xOf(frame, column), top: yOf(frame, value ?? 0) }}
      {...drag.handlers}
      onKeyDown={keys}
    >
      <span
        className={`${styles.ring} ${styles[`ring-${point.grade}`]}`}
        style={{ borderColor: `var(--st${(column % 8) + 1})` }}
      />
      <span className={`${styles.label} ${above ? styles.above : ""}`} aria-hidden="true">
        {value === null ? t("not said yet") : <b>{signedFeeling(value, words)}</b>}
        {value !== null && <span className={styles.grade}>{grade}</span>}
      </span>
    </div>
  );
});

/** What people said of a stage, in words. */
function feltText(felt: Felt, words: Words): string {
  const { t, number } = words;
  const n = number(felt.n);
  if (felt.few) return t("measured: too few answers, n {n}", { n });
  return t("measured {felt}, from {low} to {high}, n {n}", {
    felt: signedFeeling(felt.value, words),
    low: signedFeeling(felt.low, words),
    high: signedFeeling(felt.high, words),
    n,
  });
}
