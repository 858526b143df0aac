import type { Rule } from "./rules.ts";
import type { Claim, Cost, Day, Duration, Emotion, Grade, Text } from "./values.ts";

export type TouchpointKind = "traditional" | "digital" | "external";
export type Media = "owned" | "paid" | "earned";
export type TouchpointState = "covered" | "planned" | "missing" | "retired";
export type Moment = "know" | "go" | "do" | "buy";
export type Want =
  | "quality"
  | "value"
  | "convenience"
  | "responsive_service"
  | "personalisation"
  | "trust"
  | "good_experience"
  | "improvement";

export interface Touchpoint {
  id: string;
  name: Text;
  kind?: TouchpointKind;
  media?: Media;
  channel?: string;
  stages?: string[];
  team?: Text;
  owner?: Text;
  cost?: Cost;
  state?: TouchpointState;
  due?: Day;
  answers_within?: Duration;
  rule?: Rule;
  emotion?: Emotion;
  message?: Claim;
  moment?: Moment;
  wants?: Want[];
  if_missing?: Claim;
  grade?: Grade;
  evidence?: string[];
  note?: Text;
}
