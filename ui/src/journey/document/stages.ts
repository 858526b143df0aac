import type { Rule } from "./rules.ts";
import type { Claim, Day, Duration, Emotion, Grade, Period, Text } from "./values.ts";

export type Phase = "see" | "think" | "do" | "care";

export interface FullQuestion {
  text: Text;
  answered?: boolean;
  touchpoints?: string[];
  grade?: Grade;
  evidence?: string[];
}
/** What the customer wants to know: its words, or with whether and where it is answered. */
export type Question = Text | FullQuestion;

export interface Reading {
  date: Day;
  value: number;
}

export interface Kpi {
  id: string;
  name: Text;
  target?: number;
  unit?: Text;
  figure?: string;
  better?: "higher" | "lower";
  value?: number;
  history?: Reading[];
  per?: Period;
  by?: Day;
  sources?: string[];
  grade?: Grade;
  evidence?: string[];
  note?: Text;
}

export interface Stage {
  id: string;
  name: Text;
  phase?: Phase;
  mindset?: Claim;
  customer_goal?: Claim;
  business_goal?: Claim;
  questions?: Question[];
  team?: Text;
  owner?: Text;
  hands_over_to?: Text;
  handover?: Claim;
  kpis?: Kpi[];
  goal?: boolean;
  optional?: boolean;
  wanted?: "more" | "fewer";
  inferred?: boolean;
  priority?: number;
  expires_after?: Duration;
  target_duration?: Duration;
  enter?: Rule;
  completes?: Rule;
  emotion?: Emotion;
  frontstage?: Claim[];
  backstage?: Claim[];
  support?: Claim[];
  note?: Text;
}
