/** How a field of the model is edited. */
export type FieldKind =
  | "line"
  | "long"
  | "claim"
  | "choice"
  | "answer"
  | "flag"
  | "number"
  | "points"
  | "day"
  | "duration"
  | "cost"
  | "emotion"
  | "channel"
  | "stages"
  | "refs"
  | "wants"
  | "sources"
  | "readings"
  | "effect";

export interface Field {
  key: string;
  kind: FieldKind;
  /** Of a choice: what may be chosen; nothing chosen is possible too unless `always`. */
  options?: readonly string[];
  always?: string;
  /** Of references: the list of the document they point into. */
  into?: readonly string[];
  /** Shown only when «more» is open. */
  more?: boolean;
}

const of = (kind: FieldKind, key: string, rest: Partial<Field> = {}): Field => ({
  key,
  kind,
  ...rest,
});
const MORE = { more: true };

const WHO = [of("line", "owner"), of("line", "team")];
const ABOUT = [
  of("stages", "stages"),
  of("refs", "touchpoints", { into: ["touchpoints"] }),
  of("refs", "personas", { into: ["personas"], more: true }),
  of("refs", "segments", { into: ["segments"], more: true }),
];
const END = [of("day", "date", MORE), of("long", "note", MORE)];

const STAGE: readonly Field[] = [
  of("line", "name"),
  of("claim", "mindset"),
  of("claim", "customer_goal"),
  of("claim", "business_goal"),
  ...WHO,
  of("line", "hands_over_to"),
  of("claim", "handover"),
  of("emotion", "emotion"),
  of("duration", "target_duration"),
  of("choice", "phase", { options: ["see", "think", "do", "care"] }),
  of("flag", "goal"),
  of("flag", "optional", MORE),
  of("choice", "wanted", { options: ["more", "fewer"], always: "more", more: true }),
  of("duration", "expires_after", MORE),
  of("flag", "inferred", MORE),
  of("number", "priority", MORE),
  of("long", "note"),
];

const TOUCHPOINT: readonly Field[] = [
  of("line", "name"),
  of("choice", "kind", { options: ["traditional", "digital", "external"] }),
  of("choice", "media", { options: ["owned", "paid", "earned"] }),
  of("channel", "channel"),
  of("choice", "state", { options: ["covered", "planned", "missing", "retired"] }),
  of("day", "due"),
  of("stages", "stages"),
  ...WHO,
  of("cost", "cost"),
  of("emotion", "emotion"),
  of("claim", "message"),
  of("claim", "if_missing"),
  of("duration", "answers_within", MORE),
  of("choice", "moment", { options: ["know", "go", "do", "buy"], more: true }),
  of("wants", "wants", MORE),
  of("long", "note", MORE),
];

const PAIN: readonly Field[] = [
  of("long", "text"),
  of("points", "severity"),
  of("cost", "cost"),
  of("choice", "state", { options: ["open", "doing", "solved", "accepted"] }),
  ...ABOUT,
  ...WHO,
  ...END,
];

const DELIGHT: readonly Field[] = [
  of("long", "text"),
  of("points", "strength"),
  ...ABOUT,
  ...WHO,
  ...END,
];

const OPPORTUNITY: readonly Field[] = [
  of("long", "text"),
  of("choice", "state", { options: ["open", "planned", "doing", "done", "dropped"] }),
  of("cost", "value"),
  of("points", "effort"),
  ...WHO,
  of("refs", "pains", { into: ["pains"] }),
  of("refs", "delights", { into: ["delights"], more: true }),
  of("refs", "problems", { into: ["board", "problems"], more: true }),
  of("refs", "ideas", { into: ["board", "ideas"], more: true }),
  of("refs", "objectives", { into: ["objectives"], more: true }),
  ...ABOUT,
  ...END,
];

const ACTION: readonly Field[] = [
  of("long", "text"),
  of("choice", "state", { options: ["todo", "doing", "done", "dropped"] }),
  of("day", "due"),
  ...WHO,
  of("refs", "opportunities", { into: ["opportunities"] }),
  of("cost", "cost"),
  of("effect", "effect"),
  ...ABOUT,
  ...END,
];

const TACTIC: readonly Field[] = [
  of("long", "text"),
  of("choice", "kind", {
    options: ["tactic", "content", "message", "incentive"],
    always: "tactic",
  }),
  of("channel", "channel"),
  of("choice", "state", {
    options: ["idea", "planned", "running", "paused", "done", "dropped"],
  }),
  of("day", "starts"),
  of("day", "ends"),
  ...WHO,
  of("claim", "message"),
  of("claim", "incentive"),
  of("cost", "cost"),
  of("refs", "objectives", { into: ["objectives"], more: true }),
  of("refs", "kpis", { into: ["kpis"], more: true }),
  of("wants", "wants", MORE),
  ...ABOUT,
  ...END,
];

const KPI: readonly Field[] = [
  of("line", "name"),
  of("number", "target"),
  of("line", "unit"),
  of("choice", "better", { options: ["higher", "lower"], always: "higher" }),
  of("choice", "figure", {
    options: [
      "people",
      "entries",
      "conversion_next",
      "conversion_goal",
      "conversion",
      "drop_off",
      "completed",
      "late",
      "time_median_s",
      "time_p90_s",
      "progress_median_s",
      "incidence",
    ],
  }),
  of("number", "value"),
  of("choice", "per", { options: ["day", "week", "month", "quarter", "year"] }),
  of("day", "by"),
  of("readings", "history", MORE),
  of("sources", "sources", MORE),
  of("long", "note", MORE),
];

const QUESTION: readonly Field[] = [
  of("long", "text"),
  of("answer", "answered"),
  of("refs", "touchpoints", { into: ["touchpoints"] }),
];

const WORDS: readonly Field[] = [of("long", "text")];
const CLAIM: readonly Field[] = [of("long", "text"), of("long", "note")];

const NOTE: readonly Field[] = [
  of("long", "text"),
  of("day", "date"),
  of("day", "until"),
  of("choice", "kind", {
    options: ["campaign", "outage", "holiday", "other"],
    always: "other",
  }),
  of("stages", "stages"),
];

/** The fields of what an address names: `pains/slow`, `stages/see/kpis/time`, … */
export function fieldsOf(element: readonly string[]): readonly Field[] {
  const [list, , inner, last] = element;
  if (list === "stages" && element.length === 2) return STAGE;
  if (list === "stages" && inner === "kpis") return KPI;
  if (list === "stages" && inner === "questions") return QUESTION;
  if (list === "stages") return last === undefined && inner === "note" ? WORDS : CLAIM;
  return LISTS[list ?? ""] ?? [];
}

const LISTS: Readonly<Record<string, readonly Field[]>> = {
  touchpoints: TOUCHPOINT,
  pains: PAIN,
  delights: DELIGHT,
  opportunities: OPPORTUNITY,
  actions: ACTION,
  tactics: TACTIC,
  notes: NOTE,
};
