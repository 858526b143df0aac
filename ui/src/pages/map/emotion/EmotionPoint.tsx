import { memo } from "react";
import { useWords } from "@/words/index.ts";
import { type Frame, HIGHEST, LOWEST, type Point, xOf, yOf } from "../model/emotion.ts";
import type { Thing } from "../model/shape.ts";
import { usePeopleAt } from "../state/extras.ts";
import { useText } from "../state/text.ts";
import { useTools } from "../state/tools.tsx";
import { gradeWords } from "../words.ts";
import styles from "./emotion.module.css";
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
  const { t, signed } = useEmotionWords();
  const { say } = useText();
  const { editable } = useTools();
  const spot = `emotion/${point.stage}`;
  const people = usePeopleAt(`stages/${point.stage}/emotion`);
  const locked = people.some((one) => one.editing);
  const drag = usePointDrag(point, frame, editable && !locked);
  const keys = usePointKeys(point, editable && !locked);
  const value = drag.value ?? point.value;
  const grade = gradeWords(t)[point.grade];
  const text = value === null ? t("not said yet") : `${signed(value)}, ${grade}`;
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
      aria-valuetext={text}
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
      <span className={styles.label} aria-hidden="true">
        {value === null ? t("not said yet") : <b>{signed(value)}</b>}
        {value !== null && <span className={styles.grade}>{grade}</span>}
      </span>
    </div>
  );
});

/** +0.4, −1, 0: the sign always said, with a true minus. */
function useEmotionWords() {
  const { t, signed } = useWords();
  return { t, signed: (value: number) => signed(value, Number.isInteger(value) ? 0 : 1) };
}
