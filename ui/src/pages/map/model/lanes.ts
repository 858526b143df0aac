/** The rows of the map below the heads of the stages: where people meet us and how they feel first. */
export const LANE_IDS = [
  "touchpoints",
  "emotion",
  "pains",
  "opportunities",
  "kpis",
  "goals",
  "questions",
  "delights",
  "actions",
  "tactics",
  "frontstage",
  "backstage",
  "support",
  "notes",
] as const;

export type LaneId = (typeof LANE_IDS)[number];

/** Where the cards of a row live in the document. */
export type Home =
  /** Things with ids and a list of stages: `pains`, `touchpoints`. */
  | { form: "shared"; words: "text" | "name" }
  /** Things with ids inside a stage: `kpis`. */
  | { form: "owned"; words: "name" }
  /** Claims in order inside a stage, without ids: `frontstage`, `questions`. */
  | { form: "claims" }
  /** One claim to a field of the stage: the goals. */
  | { form: "slots"; fields: readonly string[] }
  /** The remark of a stage, and the dated notes that name it. */
  | { form: "notes" }
  /** A point a stage; no cards. */
  | { form: "curve" };

export interface Lane {
  id: LaneId;
  home: Home;
  /** Shown before anybody chose. */
  shown: boolean;
  /** The edge of its cards. */
  edge?: "pain" | "gain";
}

const shared = { form: "shared", words: "text" } as const;
const claims = { form: "claims" } as const;

export const LANES: Record<LaneId, Lane> = {
  goals: {
    id: "goals",
    home: { form: "slots", fields: ["customer_goal", "business_goal"] },
    shown: true,
  },
  questions: { id: "questions", home: claims, shown: true },
  touchpoints: { id: "touchpoints", home: { form: "shared", words: "name" }, shown: true },
  emotion: { id: "emotion", home: { form: "curve" }, shown: true },
  pains: { id: "pains", home: shared, shown: true, edge: "pain" },
  delights: { id: "delights", home: shared, shown: false, edge: "gain" },
  opportunities: { id: "opportunities", home: shared, shown: true, edge: "gain" },
  actions: { id: "actions", home: shared, shown: false },
  tactics: { id: "tactics", home: shared, shown: false },
  kpis: { id: "kpis", home: { form: "owned", words: "name" }, shown: true },
  frontstage: { id: "frontstage", home: claims, shown: false },
  backstage: { id: "backstage", home: claims, shown: false },
  support: { id: "support", home: claims, shown: false },
  notes: { id: "notes", home: { form: "notes" }, shown: false },
};

export function isLane(value: unknown): value is LaneId {
  return typeof value === "string" && value in LANES;
}
