import { useWords } from "@/words/index.ts";
import { type Frame, type Point, pieces, xOf, yOf } from "../model/emotion.ts";
import { useLayer } from "../state/figures.ts";
import styles from "./emotion.module.css";
import { signedFeeling } from "./feeling.ts";
import { type Felt, isBelow, useFelt } from "./useFelt.ts";

interface MeasuredCurveProps {
  frame: Frame;
  points: readonly Point[];
}

/** What people said of each stage, solid over what the team supposes. */
export function MeasuredCurve({ frame, points }: MeasuredCurveProps) {
  const felt = useFelt(points);
  const told = useLayer() !== "drawn";
  if (!felt) return null;
  const known = felt.map(
    ({ stage, value, few }): Point => ({ stage, value: few ? null : value, grade: "measured" }),
  );
  return (
    <>
      {told && felt.map((one, column) => <Gap key={one.stage} {...{ frame, column, one }} />)}
      {pieces(frame, known).map((piece) => (
        <path key={piece.d} d={piece.d} className={styles.piece} />
      ))}
      {felt.map((one, column) =>
        one.value === null || (one.few && !told) ? null : (
          <g key={one.stage}>
            <circle
              className={one.few ? styles.fewDot : styles.dot}
              cx={xOf(frame, column)}
              cy={yOf(frame, one.value)}
              r={3.5}
            />
            {told && <Label frame={frame} column={column} one={one} />}
          </g>
        ),
      )}
    </>
  );
}

const BELOW = 20;
const ABOVE = -12;

interface MarkProps {
  frame: Frame;
  column: number;
  one: Felt;
}

/** The way from the drawn point to the measured one; coloured where the two really part. */
function Gap({ frame, column, one }: MarkProps) {
  if (one.value === null || one.drawn === null || one.few) return null;
  const x = xOf(frame, column);
  const d = `M${x} ${yOf(frame, one.drawn)}V${yOf(frame, one.value)}`;
  return <path d={d} className={one.parts ? styles.parts : styles.gap} />;
}

/** Value and number of answers, on the side away from the drawn point; few are said to be few. */
function Label({ frame, column, one }: MarkProps) {
  const words = useWords();
  const { t, number } = words;
  const n = number(one.n);
  return (
    <text
      className={one.parts ? styles.partsLabel : styles.measuredLabel}
      textAnchor="middle"
      x={xOf(frame, column)}
      y={yOf(frame, one.value ?? 0) + (isBelow(one) ? BELOW : ABOVE)}
    >
      {one.few ? (
        t("too few: n {n}", { n })
      ) : (
        <>
          <tspan className={styles.strong}>{signedFeeling(one.value, words)}</tspan>
          {` n ${n}`}
        </>
      )}
    </text>
  );
}
