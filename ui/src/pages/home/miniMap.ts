import type { HomeStage } from "@/api/types.ts";

export const WIDTH = 352;
const BASE = 70;
const TALLEST = 62;
const BAR = 16;
/** How high a mini map is: with an emotion line, with people alone, with marks alone. */
const HEIGHTS = { felt: 116, counted: 74, marked: 20 };

/** Where the parts of a mini map stand, in the units of its view box. */
export interface MiniMapPlan {
  height: number;
  measured: boolean;
  bars: { x: number; y: number; width: number; height: number; colour: string }[];
  ribbons: { d: string; colour: string }[];
  /** The height at which people feel neither well nor badly. */
  zero: number;
  lines: { d: string; guess: boolean }[];
  lowest: { x: number; y: number; colour: string } | null;
}

/** The colour of a stage by its place, from 0; eight, then again. */
export function stageColour(place: number): string {
  return `var(--st${(place % 8) + 1})`;
}

/** A mini map: people as bars when they are counted, else plain marks; the emotion as a line. */
export function planned(stages: readonly HomeStage[]): MiniMapPlan {
  const measured = stages.some((stage) => stage.share !== null);
  const column = WIDTH / Math.max(stages.length, 1);
  const centre = (place: number) => column * (place + 0.5);
  const bars = stages.map((stage, place) =>
    measured ? bar(stage, place, centre(place)) : mark(place, column),
  );
  const zero = measured ? 96.5 : 66.5;
  const unit = measured ? 8 : 18;
  const felt = emotion(stages, centre, (value) => zero - value * unit);
  const shown = felt.lines.length > 0 ? "felt" : measured ? "counted" : "marked";
  return {
    height: HEIGHTS[shown],
    measured,
    bars,
    ribbons: measured ? ribbons(bars) : [],
    zero,
    ...felt,
  };
}

function bar(stage: HomeStage, place: number, x: number) {
  const height = Math.max((stage.share ?? 0) * TALLEST, stage.share ? 1.5 : 0);
  return { x: x - BAR / 2, y: BASE - height, width: BAR, height, colour: stageColour(place) };
}

function mark(place: number, column: number) {
  return { x: column * place + 4, y: 8, width: column - 8, height: 4, colour: stageColour(place) };
}

function ribbons(bars: MiniMapPlan["bars"]) {
  return bars.slice(0, -1).flatMap((from, place) => {
    const to = bars[place + 1];
    if (!to) return [];
    const top = Math.max(from.y, to.y);
    const d = `M${from.x + BAR} ${top}H${to.x}V${BASE}H${from.x + BAR}z`;
    return [{ d, colour: from.colour }];
  });
}

interface Point {
  x: number;
  y: number;
  guess: boolean;
  place: number;
}

function emotion(
  stages: readonly HomeStage[],
  x: (place: number) => number,
  y: (value: number) => number,
) {
  const points = stages.flatMap((stage, place): Point[] =>
    stage.emotion === null
      ? []
      : [{ x: x(place), y: y(stage.emotion), guess: stage.grade === "hypothesis", place }],
  );
  const low = points.reduce<Point | null>(
    (best, one) => (best && best.y >= one.y ? best : one),
    null,
  );
  const lines = points.slice(1).flatMap((to, i) => {
    const from = points[i];
    return from ? [{ d: curve(from, to), guess: from.guess || to.guess }] : [];
  });
  const lowest = low && points.length > 1 ? { ...low, colour: stageColour(low.place) } : null;
  return { lines, lowest };
}

function curve(from: Point, to: Point): string {
  const third = (to.x - from.x) / 3;
  return `M${from.x} ${from.y}C${from.x + third} ${from.y} ${to.x - third} ${to.y} ${to.x} ${to.y}`;
}
