import { gradeOf } from "@/journey/graded.ts";
import type { Grade } from "@/journey/types.ts";
import { isThing, numberOf, type Thing } from "./shape.ts";

/** The feeling of a stage: from −2 to +2. */
export interface Point {
  stage: string;
  /** null: nobody has said yet. */
  value: number | null;
  grade: Grade;
}

export const LOWEST = -2;
export const HIGHEST = 2;

/** An emotion of the document, short or long. */
export function pointOf(stage: string, emotion: unknown): Point {
  if (typeof emotion === "number") return { stage, value: emotion, grade: "hypothesis" };
  const value = numberOf(emotion, "value");
  return { stage, value: value ?? null, grade: gradeOf(emotion) };
}

/** The emotion with another value, in the form in which it was written. */
export function withValue(emotion: unknown, value: number): unknown {
  return isThing(emotion) ? { ...emotion, value } : value;
}

/** The emotion with another grade; short again when nothing but the value is left. */
export function withField(emotion: unknown, field: string, value: unknown): unknown {
  const long: Thing = isThing(emotion) ? emotion : { value: emotion };
  const { [field]: _, ...rest } = long;
  const empty = value === null || value === undefined || value === "hypothesis";
  const next = empty ? rest : { ...rest, [field]: value };
  return Object.keys(next).length === 1 ? next.value : next;
}

/** The nearest tenth inside the scale. */
export function rounded(value: number): number {
  const tenth = Math.round(Math.min(HIGHEST, Math.max(LOWEST, value)) * 10) / 10;
  return tenth === 0 ? 0 : tenth;
}

/** What a key does to a value; null for a key that does nothing. */
export function keyed(value: number | null, key: string): number | null {
  const steps: Record<string, number> = {
    ArrowUp: 0.1,
    ArrowRight: 0.1,
    ArrowDown: -0.1,
    ArrowLeft: -0.1,
    PageUp: 0.5,
    PageDown: -0.5,
  };
  if (key === "Home") return LOWEST;
  if (key === "End") return HIGHEST;
  const step = steps[key];
  return step === undefined ? null : rounded((value ?? 0) + step);
}

export interface Frame {
  width: number;
  height: number;
  /** Room above +2 and below −2. */
  pad: number;
  columns: number;
  gap: number;
}

export interface Spotted {
  x: number;
  y: number;
}

export function xOf(frame: Frame, column: number): number {
  const wide = (frame.width - frame.gap * (frame.columns - 1)) / frame.columns;
  return column * (wide + frame.gap) + wide / 2;
}

export function yOf(frame: Frame, value: number): number {
  const room = frame.height - 2 * frame.pad;
  return frame.pad + ((HIGHEST - value) / (HIGHEST - LOWEST)) * room;
}

/** The value at a height, to drag a point. */
export function valueAt(frame: Frame, y: number): number {
  const room = frame.height - 2 * frame.pad;
  return rounded(HIGHEST - ((y - frame.pad) / room) * (HIGHEST - LOWEST));
}

/** One smooth piece between two points: flat where it leaves and where it arrives. */
export function piece(from: Spotted, to: Spotted): string {
  const third = (to.x - from.x) / 3;
  const n = (value: number) => Number(value.toFixed(1));
  return (
    `M${n(from.x)} ${n(from.y)}C${n(from.x + third)} ${n(from.y)} ` +
    `${n(to.x - third)} ${n(to.y)} ${n(to.x)} ${n(to.y)}`
  );
}

export interface Piece {
  d: string;
  grade: Grade;
}

/** The curve, piece by piece; a piece is as sure as the less sure of its ends. */
export function pieces(frame: Frame, points: readonly Point[]): Piece[] {
  const known = points.flatMap((point, column) =>
    point.value === null
      ? []
      : [{ x: xOf(frame, column), y: yOf(frame, point.value), grade: point.grade }],
  );
  return known.slice(1).map((to, i) => {
    const from = known[i] as (typeof known)[number];
    return { d: piece(from, to), grade: weaker(from.grade, to.grade) };
  });
}

function weaker(a: Grade, b: Grade): Grade {
  if (a === "hypothesis" || b === "hypothesis") return "hypothesis";
  return a === "measured" && b === "measured" ? "measured" : "reported";
}
