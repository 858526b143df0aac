// biome-ignore-all lint/a11y/useSemanticElements: a grid walked with the arrows; its rows are CSS grids, not a table.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the cards inside the cells.
import { Frown, Meh, Smile } from "lucide-react";
import { memo, useMemo } from "react";
import { useWords } from "@/words/index.ts";
import grid from "../grid/map.module.css";
import { type Frame, LOWEST, type Point, pieces, pointOf, xOf, yOf } from "../model/emotion.ts";
import { idOf, type Thing } from "../model/shape.ts";
import { useToldLayer } from "../state/figures.ts";
import { laneWords } from "../words.ts";
import { EmotionPoint } from "./EmotionPoint.tsx";
import styles from "./emotion.module.css";
import { MeasuredCurve } from "./MeasuredCurve.tsx";
import { useWidth } from "./useWidth.ts";

interface EmotionRowProps {
  stages: readonly Thing[];
  columns: readonly string[];
}

const HEIGHT = 104;
/** Where drawn and measured are compared, a small gap has to be seen. */
const COMPARED = 152;
const PAD = 14;
const GAP = 8;

/** The emotion curve: a point a stage, from −2 to +2. */
export const EmotionRow = memo(function EmotionRow({ stages, columns }: EmotionRowProps) {
  const { t } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const points = useMemo(() => stages.map((one) => pointOf(idOf(one), one.emotion)), [stages]);
  const height = useToldLayer() === "difference" ? COMPARED : HEIGHT;
  const frame: Frame = { width, height, pad: PAD, columns: columns.length, gap: GAP };
  const { title, help } = laneWords(t).emotion;
  return (
    <div role="row" className={grid.line}>
      <div role="rowheader" className={`${grid.title} ${styles.title}`}>
        <h2>{title}</h2>
        <p className="s muted">{help}</p>
        <Faces />
      </div>
      <div
        ref={ref}
        role="gridcell"
        className={styles.field}
        style={{ gridColumn: `span ${columns.length}`, height }}
      >
        {points.every((point) => point.value === null) && (
          <p className={styles.prompt}>{laneWords(t).emotion.prompt}</p>
        )}
        {width > 0 && <Curve frame={frame} points={points} />}
        {width > 0 &&
          stages.map((stage, column) => (
            <EmotionPoint
              key={idOf(stage)}
              stage={stage}
              point={points[column] as Point}
              column={column}
              frame={frame}
            />
          ))}
      </div>
    </div>
  );
});

function Curve({ frame, points }: { frame: Frame; points: readonly Point[] }) {
  const wide = xOf(frame, frame.columns - 1) + xOf(frame, 0);
  return (
    <svg className={styles.curve} width={wide} height={frame.height} aria-hidden="true">
      <path className={styles.zero} d={`M0 ${yOf(frame, 0)}H${wide}`} />
      <path
        className={styles.scale}
        d={`M0 ${frame.pad}H${wide}M0 ${yOf(frame, LOWEST)}H${wide}`}
      />
      {pieces(frame, points).map((piece) => (
        <path key={piece.d} d={piece.d} className={`${styles.piece} ${styles[piece.grade]}`} />
      ))}
      <MeasuredCurve frame={frame} points={points} />
    </svg>
  );
}

function Faces() {
  return (
    <span className={styles.faces} aria-hidden="true">
      <Smile size={16} strokeWidth={1.25} />
      <Meh size={16} strokeWidth={1.25} />
      <Frown size={16} strokeWidth={1.25} />
    </span>
  );
}
