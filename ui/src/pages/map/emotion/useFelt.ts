import type { Point } from "../model/emotion.ts";
import { useStore } from "../state/store.ts";
import { useTools } from "../state/tools.tsx";

const FEW = 30;

/** What people said of a stage, beside what is drawn. */
export interface Felt {
  stage: string;
  /** null: nobody said anything. */
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  few: boolean;
  drawn: number | null;
  /** The two really part. */
  parts: boolean;
}

/** Whether the measured point lies below the drawn one: then its label does, and the other above. */
export function isBelow({ value, drawn }: Felt): boolean {
  return value !== null && drawn !== null && value < drawn;
}

/** What people said of the stages of a curve; null while nothing is measured. */
export function useFelt(points: readonly Point[]): Felt[] | null {
  const { extras } = useTools();
  const figures = useStore(extras, (all) => all.figures);
  const parting = useStore(extras, (all) => (all.layer === "difference" ? all.parting : null));
  if (!figures) return null;
  return points.map(({ stage, value: drawn }) => {
    const row = figures.stages.get(stage);
    return {
      stage,
      value: row?.emotion ?? null,
      low: row?.emotion_low ?? null,
      high: row?.emotion_high ?? null,
      n: row?.emotion_n ?? 0,
      few: (row?.emotion_n ?? 0) < FEW,
      drawn,
      parts: parting?.has(`emotion/${stage}`) ?? false,
    };
  });
}

const NONE: readonly Point[] = [];

/** The same of one point, in the layers that tell it. */
export function useFeltAt(point: Point): Felt | null {
  const layer = useStore(useTools().extras, (all) => all.layer);
  const [felt] = useFelt(layer === "drawn" ? NONE : [point]) ?? [];
  return felt && felt.value !== null ? felt : null;
}
