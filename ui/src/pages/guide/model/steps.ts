import type { GuideState } from "@/api/types.ts";

/** A step, and what it has put on the map; worked out by `percorso.server.maps.guide`. */
export type StepState = GuideState["steps"][number];
export type Step = GuideState["step"];

/** The six steps, in order. */
export const STEPS = [
  "goals",
  "research",
  "touchpoints",
  "empathy",
  "ideas",
  "map",
] as const satisfies Step[];
