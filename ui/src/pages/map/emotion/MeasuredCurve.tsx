import { type Frame, type Point, pieces, xOf, yOf } from "../model/emotion.ts";
import { useStore } from "../state/store.ts";
import { useTools } from "../state/tools.tsx";
import styles from "./emotion.module.css";

/** What people said of each stage, solid over what the team supposes; nothing under thirty. */
export function MeasuredCurve({ frame, stages }: { frame: Frame; stages: readonly string[] }) {
  const figures = useStore(useTools().extras, (extras) => extras.figures);
  if (!figures) return null;
  const points = stages.map((stage): Point => {
    const row = figures.stages.get(stage);
    const known = row && row.emotion !== null && row.emotion_n >= 30;
    return { stage, value: known ? row.emotion : null, grade: "measured" };
  });
  return (
    <>
      {pieces(frame, points).map((piece) => (
        <path key={piece.d} d={piece.d} className={styles.piece} />
      ))}
      {points.map(({ stage, value }, column) =>
        value === null ? null : (
          <circle
            key={stage}
            className={styles.dot}
            cx={xOf(frame, column)}
            cy={yOf(frame, value)}
            r={3.5}
          />
        ),
      )}
    </>
  );
}
