import type {
  EvidenceKind,
  Media,
  Per,
  Tactic,
  TouchpointKind,
  TouchpointState,
} from "@/journey/types.ts";
import type { Words } from "@/words/index.ts";
import type { What } from "./claims.ts";

type T = Words["t"];

/** Every label set is a function of `t`, so that its words are found when they are collected. */
export const kinds = (t: T): Record<TouchpointKind, string> => ({
  traditional: t("Traditional"),
  digital: t("Digital"),
  external: t("External"),
});

export const media = (t: T): Record<Media, string> => ({
  owned: t("Owned"),
  paid: t("Paid"),
  earned: t("Earned"),
});

export const states = (t: T): Record<TouchpointState, string> => ({
  covered: t("Covered"),
  planned: t("Planned"),
  missing: t("Not covered"),
  retired: t("Retired"),
});

export const tacticKinds = (t: T): Record<NonNullable<Tactic["kind"]>, string> => ({
  tactic: t("Tactic"),
  content: t("Content"),
  message: t("Message"),
  incentive: t("Incentive"),
});

export const tacticStates = (t: T): Record<NonNullable<Tactic["state"]>, string> => ({
  idea: t("Idea"),
  planned: t("Scheduled"),
  running: t("Running"),
  paused: t("Paused"),
  done: t("Done"),
  dropped: t("Dropped"),
});

export const evidenceKinds = (t: T): Record<EvidenceKind, string> => ({
  interview: t("Interview"),
  survey: t("Survey"),
  industry_report: t("Industry report"),
  tickets: t("Tickets"),
  crm: t("CRM"),
  analytics: t("Analytics"),
  reviews: t("Reviews"),
  observation: t("Observation"),
  test: t("Test"),
  other: t("Other"),
});

export const pers = (t: T): Record<Per, string> => ({
  once: t("once"),
  day: t("a day"),
  week: t("a week"),
  month: t("a month"),
  quarter: t("a quarter"),
  year: t("a year"),
  person: t("per person"),
  contact: t("per contact"),
  click: t("per click"),
  thousand_views: t("per thousand views"),
  order: t("per order"),
  event: t("per event"),
});

export const empathyBoxes = (t: T) => ({
  thinks: t("Thinks"),
  feels: t("Feels"),
  sees: t("Sees"),
  hears: t("Hears"),
  says: t("Says"),
  does: t("Does"),
  pains: t("Pains"),
  gains: t("Gains"),
});

/** What a statement is. */
export const whats = (t: T): Record<What, string> => ({
  ...empathyBoxes(t),
  mindset: t("Mindset"),
  customer_goal: t("Customer goal"),
  business_goal: t("Business goal"),
  handover: t("Handover"),
  frontstage: t("Frontstage"),
  backstage: t("Backstage"),
  support: t("Support processes"),
  question: t("Question"),
  emotion: t("Emotion"),
  kpi: t("KPI"),
  touchpoint: t("Touchpoint"),
  message: t("Message"),
  if_missing: t("If it is missing"),
  about: t("Profile"),
  quote: t("Quote"),
  need: t("Need"),
  persona: t("Persona"),
  segment: t("Segment"),
  objective: t("Objective"),
  pain: t("Pain point"),
  delight: t("High point"),
  opportunity: t("Opportunity"),
  action: t("Action"),
  effect: t("Effect"),
  tactic: t("Tactic"),
  incentive: t("Incentive"),
  competitor: t("Competitor"),
  criterion: t("Comparison"),
  strength: t("Strength"),
  weakness: t("Weakness"),
  problem: t("Problem"),
});
