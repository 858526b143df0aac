import type { JourneyDocument } from "@/journey/types.ts";

/** The six steps, in order; the address and the server name them so. */
export const STEPS = ["goals", "research", "touchpoints", "empathy", "ideas", "map"] as const;
export type Step = (typeof STEPS)[number];

export interface StepState {
  id: Step;
  /** Whether the map holds what the step is for. */
  done: boolean;
  /** What the step put on the map. */
  counts: Record<string, number>;
}

const size = (list: readonly unknown[] | undefined) => list?.length ?? 0;
const sum = <T>(list: readonly T[] | undefined, count: (one: T) => number) =>
  (list ?? []).reduce((total, one) => total + count(one), 0);

/** What each step has put on the map; the twin of `percorso.server.maps.guide`. */
export function stepsOf(document: JourneyDocument): StepState[] {
  return STEPS.map((id) => ({ id, counts: COUNTS[id](document), done: DONE[id](document) }));
}

const COUNTS: Record<Step, (document: JourneyDocument) => Record<string, number>> = {
  goals: (document) => ({
    objectives: size(document.objectives),
    kpis: sum(document.stages, (stage) => size(stage.kpis)),
  }),
  research: (document) => ({
    personas: size(document.personas),
    evidence: size(document.evidence),
  }),
  touchpoints: (document) => states(document),
  empathy: (document) => ({
    empathy_maps: sum(document.personas, (one) => size(one.empathy)),
    emotions: sum(document.stages, (stage) => Number(stage.emotion !== undefined)),
  }),
  ideas: (document) => ({
    problems: size(document.board?.problems),
    ideas: size(document.board?.ideas),
    opportunities: size(document.opportunities),
  }),
  map: (document) => ({
    stages: document.stages.length,
    owners: sum(document.stages, (stage) => Number(stage.owner !== undefined)),
    actions: size(document.actions) + size(document.tactics),
    rules: sum(document.stages, (stage) => Number(stage.enter !== undefined)),
  }),
};

const DONE: Record<Step, (document: JourneyDocument) => boolean> = {
  goals: (document) => size(document.objectives) > 0,
  research: (document) => size(document.personas) > 0,
  touchpoints: (document) => {
    const { covered, planned } = states(document);
    return covered + planned > 0;
  },
  empathy: (document) => sum(document.personas, (one) => size(one.empathy)) > 0,
  ideas: (document) => size(document.board?.ideas) + size(document.opportunities) > 0,
  map: (document) =>
    document.stages.every((stage) => stage.owner !== undefined) &&
    size(document.actions) + size(document.tactics) > 0,
};

/** Touchpoints by what is decided about them. */
export function states(document: JourneyDocument) {
  const count = (state: string | undefined) =>
    sum(document.touchpoints, (one) => Number(one.state === state));
  return {
    covered: count("covered"),
    planned: count("planned"),
    missing: count("missing"),
    undecided: count(undefined),
  };
}

/** The first step that has put nothing on the map and was not skipped. */
export function nextStep(state: readonly StepState[], skipped: readonly string[]): Step | null {
  return state.find((one) => !one.done && !skipped.includes(one.id))?.id ?? null;
}
