import { gradeOf, isLong } from "@/journey/graded.ts";
import { EMPATHY_BOXES, type Grade } from "@/journey/types.ts";
import { isTree, type Tree } from "@/operations/paths.ts";

/** What kind of statement it is; the pages name it in the reader's language. */
export type What =
  | "mindset"
  | "customer_goal"
  | "business_goal"
  | "handover"
  | "frontstage"
  | "backstage"
  | "support"
  | "question"
  | "emotion"
  | "kpi"
  | "touchpoint"
  | "message"
  | "if_missing"
  | "about"
  | "quote"
  | "need"
  | "thinks"
  | "feels"
  | "sees"
  | "hears"
  | "says"
  | "does"
  | "pains"
  | "gains"
  | "persona"
  | "segment"
  | "objective"
  | "pain"
  | "delight"
  | "opportunity"
  | "action"
  | "effect"
  | "tactic"
  | "incentive"
  | "competitor"
  | "criterion"
  | "strength"
  | "weakness"
  | "problem";

/** One statement of the journey: where it stands, what it says, how sure we are and by what. */
export interface Claimed {
  path: (string | number)[];
  what: What;
  /** The list and id of what it belongs to: `stages/see`. */
  element: string;
  /** The name of what it belongs to, when that is not the statement itself. */
  of: unknown;
  words: unknown;
  grade: Grade;
  evidence: readonly string[];
  /** It says something about customers or competitors, so that evidence can be asked of it. */
  believed: boolean;
}

type Fields = readonly (readonly [field: string, what: What, believed: boolean])[];

const ONE: Record<string, Fields> = {
  stages: [
    ["mindset", "mindset", true],
    ["customer_goal", "customer_goal", true],
    ["business_goal", "business_goal", false],
    ["handover", "handover", false],
    ["frontstage", "frontstage", false],
    ["backstage", "backstage", false],
    ["support", "support", false],
    ["questions", "question", true],
    ["emotion", "emotion", true],
    ["kpis", "kpi", false],
  ],
  touchpoints: [
    ["emotion", "emotion", true],
    ["message", "message", false],
    ["if_missing", "if_missing", true],
  ],
  personas: [
    ["about", "about", true],
    ["quote", "quote", true],
    ["needs", "need", true],
  ],
  segments: [["about", "about", true]],
  actions: [["effect", "effect", false]],
  tactics: [
    ["message", "message", false],
    ["incentive", "incentive", false],
  ],
  competitors: [
    ["compared_on", "criterion", true],
    ["strengths", "strength", true],
    ["weaknesses", "weakness", true],
  ],
};

const SELF: Record<string, readonly [what: What, believed: boolean]> = {
  touchpoints: ["touchpoint", true],
  personas: ["persona", false],
  segments: ["segment", false],
  objectives: ["objective", false],
  pains: ["pain", true],
  delights: ["delight", true],
  opportunities: ["opportunity", false],
  actions: ["action", false],
  tactics: ["tactic", false],
  competitors: ["competitor", false],
};

const LISTS = [
  "stages",
  "touchpoints",
  "personas",
  "segments",
  "objectives",
  "pains",
  "delights",
  "opportunities",
  "actions",
  "tactics",
  "competitors",
];

/** Every statement of a journey that has a grade or may cite evidence. */
export function claimsOf(document: object): Claimed[] {
  const journey = document as Tree;
  const drawn = LISTS.flatMap((list) =>
    listOf(journey[list]).flatMap((item) => ofItem(list, item)),
  );
  const board = isTree(journey.board) ? listOf(journey.board.problems) : [];
  return [...drawn, ...board.map((item) => itself(["board", "problems"], item, "problem", false))];
}

function ofItem(list: string, item: Tree): Claimed[] {
  const self = SELF[list];
  const own = self ? [itself([list], item, self[0], self[1])] : [];
  const inner = (ONE[list] ?? []).flatMap(([field, what, believed]) =>
    inField(list, item, field, what, believed),
  );
  return [...own, ...inner, ...inMaps(list, item)];
}

function itself(list: string[], item: Tree, what: What, believed: boolean): Claimed {
  const words = item.text ?? item.name;
  return {
    ...{ path: [...list, String(item.id)], what, element: `${list.join("/")}/${item.id}` },
    ...{ of: null, words, believed, grade: gradeOf(item), evidence: cited(item) },
  };
}

function inField(list: string, item: Tree, field: string, what: What, believed: boolean) {
  const value = item[field];
  const path = [list, String(item.id), field];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [said(list, item, path, value, what, believed)];
  return value.map((one, place) => {
    const key = field === "kpis" && isTree(one) ? String(one.id) : place;
    return said(list, item, [...path, key], one, what, believed);
  });
}

function inMaps(list: string, item: Tree): Claimed[] {
  return listOf(item.empathy).flatMap((map, place) =>
    EMPATHY_BOXES.flatMap((box) =>
      (Array.isArray(map[box]) ? map[box] : []).map((one: unknown, at: number) =>
        said(list, item, [list, String(item.id), "empathy", place, box, at], one, box, true),
      ),
    ),
  );
}

function said(
  list: string,
  item: Tree,
  path: (string | number)[],
  value: unknown,
  what: What,
  believed: boolean,
) {
  const held = isTree(value) ? value : {};
  const words = isLong(value) ? (held.text ?? held.name ?? held.note ?? held.value) : value;
  return {
    ...{ path, what, element: `${list}/${item.id}`, of: item.text ?? item.name, words, believed },
    ...{ grade: gradeOf(held), evidence: cited(held) },
  };
}

function listOf(value: unknown): Tree[] {
  return Array.isArray(value) ? value.filter(isTree) : [];
}

function cited(item: Tree): string[] {
  return Array.isArray(item.evidence) ? item.evidence.map(String) : [];
}
