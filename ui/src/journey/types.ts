/**
 * The document: a journey as the file writes it, with short forms and without defaults.
 * The same thing as `Journey.to_dict()` in Python; docs/journey-reference.md tells every key.
 */

/** One string, or one string per language. */
export type Text = string | { [lang: string]: string };
export type Grade = "hypothesis" | "reported" | "measured";
export type Phase = "see" | "think" | "do" | "care";
export type JourneyKind = "current" | "future" | "day_in_life" | "blueprint";
export type TouchpointKind = "traditional" | "digital" | "external";
export type Media = "owned" | "paid" | "earned";
export type TouchpointState = "covered" | "planned" | "missing" | "retired";
export type Moment = "know" | "go" | "do" | "buy";
/** From 1 (small) to 5 (great). */
export type Points = 1 | 2 | 3 | 4 | 5;
/** A length of time with its unit: `7d`, `30min`, `1d 12h`. */
export type Duration = string;
/** A day: `2026-03-31`. */
export type Day = string;
export type Want =
  | "quality"
  | "value"
  | "convenience"
  | "responsive_service"
  | "personalisation"
  | "trust"
  | "good_experience"
  | "improvement";
export type Period = "day" | "week" | "month" | "quarter" | "year";
export type Per =
  | "once"
  | Period
  | "person"
  | "contact"
  | "click"
  | "thousand_views"
  | "order"
  | "event";

export interface Cost {
  amount: number;
  currency: string;
  per?: Per;
}

export interface GradedClaim {
  text: Text;
  grade?: Grade;
  evidence?: string[];
  note?: Text;
}
/** A text, or a text that says how sure we are of it. */
export type Claim = Text | GradedClaim;

export interface FullEmotion {
  value: number;
  grade?: Grade;
  note?: Text;
  evidence?: string[];
}
/** From −2 to 2, or with grade and evidence. */
export type Emotion = number | FullEmotion;

export type Scalar = string | number | boolean;
export interface FullComparison {
  eq?: Scalar;
  ne?: Scalar;
  in?: Scalar[];
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
  exists?: boolean;
  contains?: string;
  matches?: string;
}
/** A value, or what a property must be like. */
export type Comparison = Scalar | FullComparison;
export type Where = { [property: string]: Comparison };
export type OneOrMany = string | string[];
export interface Rule {
  event?: OneOrMany;
  touchpoint?: OneOrMany;
  channel?: OneOrMany;
  where?: Where;
  all?: Rule[];
  any?: Rule[];
  not?: Rule;
  at_least?: number;
  within?: Duration;
  of?: Rule;
}

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

export const EMPATHY_BOXES = [
  "thinks",
  "feels",
  "sees",
  "hears",
  "says",
  "does",
  "pains",
  "gains",
] as const;
export type EmpathyBox = (typeof EMPATHY_BOXES)[number];
export interface EmpathyMap extends Partial<Record<EmpathyBox, Claim[]>> {
  scenario?: Text;
  stages?: string[];
}

export interface Persona {
  id: string;
  name: Text;
  about?: Claim;
  role?: Text;
  quote?: Claim;
  needs?: Claim[];
  segments?: string[];
  share?: number;
  empathy?: EmpathyMap[];
  evidence?: string[];
  note?: Text;
}

export interface Segment {
  id: string;
  name: Text;
  of?: "person" | "cycle" | "event";
  where?: Where;
  about?: Claim;
  share?: number;
  empathy?: EmpathyMap[];
  evidence?: string[];
  note?: Text;
}

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

export interface Group {
  id: string;
  name: Text;
  keyword?: Text;
}
export interface Problem {
  id: string;
  text: Text;
  keyword?: Text;
  group?: string;
  votes?: number;
  stages?: string[];
  touchpoints?: string[];
  pains?: string[];
  grade?: Grade;
  evidence?: string[];
}
export interface Idea {
  id: string;
  text: Text;
  keyword?: Text;
  group?: string;
  votes?: number;
  solves?: string[];
  by?: Text;
  state?: "new" | "chosen" | "parked" | "dropped";
  stages?: string[];
  touchpoints?: string[];
}
export interface Board {
  keywords?: Text[];
  groups?: Group[];
  problems?: Problem[];
  ideas?: Idea[];
}

export type EvidenceKind =
  | "interview"
  | "survey"
  | "industry_report"
  | "tickets"
  | "crm"
  | "analytics"
  | "reviews"
  | "observation"
  | "test"
  | "other";
export interface Evidence {
  id: string;
  kind: EvidenceKind;
  title: Text;
  finding?: Text;
  quotes?: Text[];
  method?: Text;
  source?: Text;
  url?: string;
  date?: Day;
  sample?: number;
  response_rate?: number;
  reward?: Text | Cost;
  note?: Text;
}
export interface Criterion {
  text: Text;
  better?: "us" | "them" | "same";
  grade?: Grade;
  evidence?: string[];
  note?: Text;
}
export interface Competitor {
  id: string;
  name: Text;
  url?: string;
  stages?: string[];
  compared_on?: Criterion[];
  strengths?: Claim[];
  weaknesses?: Claim[];
  evidence?: string[];
  note?: Text;
}

export interface JourneyDocument {
  percorso: 1;
  id: string;
  title: Text;
  kind?: JourneyKind;
  based_on?: string;
  changes?: string[];
  language?: string;
  about?: Text;
  audience?: Text;
  scenario?: Text;
  owner?: Text;
  time_zone?: string;
  expires_after?: Duration;
  progression?: "latest" | "furthest" | "sequential";
  restart?: string;
  restart_after?: Duration;
  stages: Stage[];
  touchpoints?: Touchpoint[];
  personas?: Persona[];
  segments?: Segment[];
  objectives?: Objective[];
  pains?: Pain[];
  delights?: Delight[];
  opportunities?: Opportunity[];
  actions?: Action[];
  tactics?: Tactic[];
  checkins?: CheckIn[];
  notes?: DatedNote[];
  board?: Board;
  evidence?: Evidence[];
  competitors?: Competitor[];
  note?: Text;
}
