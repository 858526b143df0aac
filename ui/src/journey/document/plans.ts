import type { Want } from "./touchpoints.ts";
import type { Claim, Cost, Day, Grade, Points, Text } from "./values.ts";

/** What pains, delights and plans share. */
export interface Concern {
  id: string;
  text: Text;
  stages?: string[];
  touchpoints?: string[];
  personas?: string[];
  segments?: string[];
  grade?: Grade;
  evidence?: string[];
  team?: Text;
  owner?: Text;
  date?: Day;
  note?: Text;
}
export interface Objective extends Concern {
  of?: "business" | "customer";
  kpis?: string[];
  due?: Day;
}
export interface Pain extends Concern {
  severity?: Points;
  cost?: Cost;
  state?: "open" | "doing" | "solved" | "accepted";
}
export interface Delight extends Concern {
  strength?: Points;
}
export interface Opportunity extends Concern {
  pains?: string[];
  delights?: string[];
  problems?: string[];
  ideas?: string[];
  objectives?: string[];
  value?: Cost;
  effort?: Points;
  state?: "open" | "planned" | "doing" | "done" | "dropped";
}
export interface Effect {
  text?: Claim;
  stage?: string;
  figure?: string;
  kpi?: string;
  before?: number;
  after?: number;
  grade?: Grade;
  evidence?: string[];
}
export interface Action extends Concern {
  opportunities?: string[];
  due?: Day;
  state?: "todo" | "doing" | "done" | "dropped";
  cost?: Cost;
  effect?: Effect;
}
export interface Tactic extends Concern {
  kind?: "tactic" | "content" | "message" | "incentive";
  channel?: string;
  message?: Claim;
  incentive?: Claim;
  cost?: Cost;
  objectives?: string[];
  kpis?: string[];
  wants?: Want[];
  starts?: Day;
  ends?: Day;
  state?: "idea" | "planned" | "running" | "paused" | "done" | "dropped";
}

export interface CheckIn {
  date: Day;
  people?: Text;
  agenda?: Text[];
  decisions?: Text[];
  note?: Text;
}
export interface DatedNote {
  date: Day;
  until?: Day;
  kind?: "campaign" | "outage" | "holiday" | "other";
  text: Text;
  stages?: string[];
}
