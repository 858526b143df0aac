import type { Card } from "../model/cards.ts";
import { inUnit } from "../model/kpi.ts";
import { stringOf } from "../model/shape.ts";
import { useStore } from "./store.ts";
import { useText } from "./text.ts";
import { useTools } from "./tools.tsx";

/** The measured figures of a stage; what is not known is null. */
export interface StageFigures {
  stage: string;
  people: number | null;
  decided: number | null;
  conversion: number | null;
  decided_next: number | null;
  conversion_next: number | null;
  conversion_next_low: number | null;
  conversion_next_high: number | null;
  drop_off: number | null;
  time_median_s: number | null;
  few: boolean;
  emotion: number | null;
  emotion_low: number | null;
  emotion_high: number | null;
  emotion_n: number;
}

/** A move from one stage to the next one that people enter. */
export interface Move {
  start: string;
  end: string;
  n: number;
  kind: string;
}

export interface TouchpointFigures {
  touchpoint: string;
  stage: string | null;
  people: number | null;
  reach: number | null;
  events: number | null;
  difference: number | null;
  difference_low: number | null;
  difference_high: number | null;
  stays_with: number | null;
  few: boolean;
}

export type Layer = "drawn" | "measured" | "difference";

/** What was measured, ready to be looked up by stage and touchpoint. */
export interface Figures {
  stages: ReadonlyMap<string, StageFigures>;
  /** By `touchpoint/stage`. */
  touchpoints: ReadonlyMap<string, TouchpointFigures>;
  /** The commonest first. */
  flow: readonly Move[];
}

export function figuresOf(layer: {
  stages: readonly StageFigures[];
  touchpoints: readonly TouchpointFigures[];
  flow: readonly Move[];
}): Figures {
  return {
    stages: new Map(layer.stages.map((row) => [row.stage, row])),
    touchpoints: new Map(
      layer.touchpoints.map((row) => [`${row.touchpoint}/${row.stage ?? ""}`, row]),
    ),
    flow: layer.flow,
  };
}

export function useLayer(): Layer {
  return useStore(useTools().extras, (extras) => extras.layer);
}

/** The layer as far as there are figures to tell it: before them, the drawing. */
export function useToldLayer(): Layer {
  return useStore(useTools().extras, ({ layer, figures }) => (figures ? layer : "drawn"));
}

export function useStageFigures(stage: string): StageFigures | null {
  return useStore(useTools().extras, ({ figures }) => figures?.stages.get(stage) ?? null);
}

/** The figures of a touchpoint in its stage, in the layers that show them. */
export function useTouchpointFigures(card: Card): TouchpointFigures | null {
  return useStore(useTools().extras, ({ figures, layer }) =>
    layer === "drawn" ? null : (figures?.touchpoints.get(`${card.id}/${card.stage}`) ?? null),
  );
}

/** The measured figure that fills a KPI, in the KPI's unit. */
export function useKpiFigure(card: Card): number | null {
  const { say } = useText();
  const figures = useStageFigures(card.stage);
  const name = stringOf(card.raw, "figure");
  const value = name && figures ? (figures as unknown as Record<string, unknown>)[name] : null;
  if (!name || typeof value !== "number") return null;
  return inUnit(name, say((card.raw as { unit?: unknown }).unit), value);
}
