/** The six steps, in order; the address and the server name them so. */
export const STEPS = ["goals", "research", "touchpoints", "empathy", "ideas", "map"] as const;
export type Step = (typeof STEPS)[number];

/** A step, and what it has put on the map; worked out by `percorso.server.maps.guide`. */
export interface StepState {
  id: Step;
  /** Whether the map holds what the step is for. */
  done: boolean;
  skipped: boolean;
  /** What the team put on the map. */
  counts: Record<string, number>;
  /** What still stands there as a template gave it. */
  given: Record<string, number>;
}
