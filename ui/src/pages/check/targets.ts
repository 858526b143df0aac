import type { Finding, FindingPlace } from "@/api/types.ts";

type Page =
  | ""
  | "personas"
  | "touchpoints"
  | "board"
  | "guide"
  | "strategy"
  | "evidence"
  | "checkins"
  | "data";

/** Where something is put right: a page of the journey (or the data), and what is open on it. */
export interface Target {
  page: Page;
  /** The one of its kind that has a page of its own. */
  persona?: string;
  search: { open?: string; tab?: string; state?: string; kind?: string; owner?: string };
}

/** Checks that concern the journey as a whole: where what is missing is written. */
const WHOLE: Record<string, Page> = {
  persona_none: "personas",
  persona_empathy: "personas",
  audience_unused: "strategy",
  tactic_none: "strategy",
  tactic_audience: "strategy",
  stage_evidence: "evidence",
  evidence_old: "evidence",
  evidence_unused: "evidence",
  checkin_held: "checkins",
  touchpoint_suggested: "touchpoints",
  wants_said: "touchpoints",
  want_quality: "touchpoints",
  want_value: "touchpoints",
  want_convenience: "touchpoints",
  want_responsive_service: "touchpoints",
  want_personalisation: "strategy",
  want_trust: "touchpoints",
  want_improvement: "touchpoints",
  channel_off_map: "touchpoints",
  event_off_map: "touchpoints",
  simulated_data: "data",
  nobodies: "data",
  signal_quality: "touchpoints",
  signal_convenience: "touchpoints",
  signal_good_experience: "touchpoints",
};

const PAGES: Record<string, Page> = {
  tactics: "strategy",
  evidence: "evidence",
  competitors: "evidence",
  checkins: "checkins",
  board: "board",
  segments: "personas",
};

const RULES = new Set([
  "stage_rule",
  "proxy_rule",
  "rules_overlap",
  "same_rule",
  "dead_rule",
  "rule_unknown_event",
  "stage_unentered",
  "stage_inferred",
  "events_two_stages",
  "touchpoint_silent",
]);
const KPIS = new Set([
  "stage_kpi",
  "kpi_target",
  "kpi_filled",
  "kpi_off_target",
  "target_reviewed",
]);

const NOWHERE: FindingPlace = { key: "", element: "", field: "", subject: "" };

/** Where all that a finding concerns is put right at once, else the first of its places. */
export function targetOfAll(finding: Finding): Target {
  const search = finding.places.length > 1 ? togetherIn(finding) : undefined;
  if (search) return { page: "touchpoints", search };
  return targetOf(finding.check, finding.places[0] ?? NOWHERE);
}

/** Which touchpoints of the register it concerns, where they are put right by selecting them. */
function togetherIn({ check, severity }: Finding): Target["search"] | undefined {
  if (check === "touchpoint_owner") return { state: "covered", owner: "none" };
  if (check !== "touchpoint_decided") return undefined;
  return severity === "low" ? { kind: "none" } : { state: "none" };
}

/** The place where a finding is put right. */
export function targetOf(check: string, place: FindingPlace): Target {
  const [kind = "", id] = place.element.split("/");
  if (!place.element) return { page: WHOLE[check] ?? "", search: {} };
  if (kind === "personas") return { page: "personas", persona: id, search: {} };
  const page = PAGES[kind] ?? "";
  return { page, search: { open: place.element, tab: tabOf(check, place.field) } };
}

/** The tab of the drawer on which it stands. */
function tabOf(check: string, field: string): string | undefined {
  if (field === "kpis" || KPIS.has(check)) return "kpis";
  if (["enter", "completes", "rule"].includes(field) || RULES.has(check)) return "rule";
  return undefined;
}
