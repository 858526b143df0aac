/** A job of the server: long work with progress. */
export interface Job {
  id: string;
  journey_id: string | null;
  kind: string;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  progress: number;
  step: string | null;
  problems: { message: string; fix?: string }[];
}

/** The figures of a stage; null where it has no rule, or nothing is known. */
export interface MeasuredStage {
  stage: string;
  people: number | null;
  entries: number | null;
  population: number | null;
  cycles: number | null;
  decided: number | null;
  undecided: number | null;
  conversion: number | null;
  conversion_low: number | null;
  conversion_high: number | null;
  decided_next: number | null;
  conversion_next: number | null;
  conversion_next_low: number | null;
  conversion_next_high: number | null;
  decided_goal: number | null;
  conversion_goal: number | null;
  conversion_goal_low: number | null;
  conversion_goal_high: number | null;
  drop_off: number | null;
  drop_off_low: number | null;
  drop_off_high: number | null;
  incidence: number | null;
  time_median_s: number | null;
  time_p90_s: number | null;
  progress_median_s: number | null;
  advanced: number | null;
  skipped: number | null;
  returned: number | null;
  new_cycle: number | null;
  expired: number | null;
  open: number | null;
  late: number | null;
  /** Fewer than 30 are decided: show n, not the rate. */
  few: boolean;
  emotion: number | null;
  emotion_low: number | null;
  emotion_high: number | null;
  emotion_n: number;
  emotion_few: boolean;
}

/** The figures of a touchpoint in a stage, or (stage null) in the whole journey. */
export interface MeasuredTouchpoint {
  touchpoint: string;
  name: string;
  stage: string | null;
  drawn: boolean;
  people: number | null;
  reach: number | null;
  events: number | null;
  cycles_share: number | null;
  stays_with: number | null;
  progress_with: number | null;
  progress_without: number | null;
  difference: number | null;
  difference_low: number | null;
  difference_high: number | null;
  few: boolean;
  score_n: number | null;
  score_kind: string | null;
  score: number | null;
  emotion: number | null;
  emotion_low: number | null;
  emotion_high: number | null;
}

/** People moving from one stage to the next one they enter. */
export interface MeasuredFlow {
  start: string;
  end: string;
  n: number;
  people: number;
  median_s: number | null;
  kind: string;
}

export interface MeasuredTotal {
  events: number | null;
  people: number | null;
  people_with_stay: number | null;
  cycles: number | null;
  goal_cycles: number | null;
  goal_people: number | null;
  unmatched: number | null;
  value: Record<string, string> | null;
  emotion: number | null;
  emotion_n: number;
}

/** What really happened, in the columns of the map. */
export interface Layer {
  state: "none" | "making" | "ready" | "stale" | "failed";
  reason: "no_events" | "no_rules" | "damaged" | null;
  job: Job | null;
  as_of: string | null;
  start: string | null;
  end: string | null;
  first_event: string | null;
  last_event: string | null;
  time_zone: string | null;
  made_at: string | null;
  simulated: boolean;
  hidden: boolean;
  stages: MeasuredStage[];
  touchpoints: MeasuredTouchpoint[];
  flow: MeasuredFlow[];
  total: MeasuredTotal | null;
  segments: { id: string; name: string }[];
  definitions: Record<string, string>;
}

/** What the address of the page asks for; `to` is the last day, included. */
export interface Filters {
  from?: string;
  to?: string;
  segment?: string;
}
