import type { Rule } from "@/journey/types.ts";
import type { Job } from "@/pages/measured/types.ts";

export interface Part {
  text: string;
  path: string | null;
}
export interface Count {
  value: string;
  count: number;
}
export type Kind = "text" | "number" | "bool";
export interface SeenProperty {
  name: string;
  kind: Kind;
  count: number;
}
export interface SeenValues {
  values: Count[];
  distinct: number;
  hidden: boolean;
  low: number | null;
  high: number | null;
}
export interface Seen {
  state: "none" | "ready";
  events: Count[];
  channels: Count[];
  properties: SeenProperty[];
  values: SeenValues | null;
  sample: number | null;
}
export interface Preview {
  state: "none" | "making" | "ready";
  job: Job | null;
  people: number | null;
  today: number | null;
  difference: number | null;
  enter: number | null;
  leave: number | null;
  stay: number | null;
  events: number | null;
  few: boolean;
  parts: { path: string; people: number }[];
  overlaps: { stage: string; events: number; taken_by: string }[];
  series: { day: string; people: number; today: number }[];
  as_of: string | null;
  start: string | null;
  end: string | null;
}
/** Where a rule stands: `stages/see` with `enter` or `completes`, `touchpoints/x` with `rule`. */
export interface RulePlace {
  element: string;
  field: "enter" | "completes" | "rule";
}
export interface Asked extends RulePlace {
  rule: Rule | null;
}
