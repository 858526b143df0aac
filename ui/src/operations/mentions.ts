import { changed, field, get, isTree, kindOf, type Tree, uniquePaths } from "./paths.ts";
import { withoutTouchpoint } from "./rules.ts";
import type { Edit, Path, Value } from "./types.ts";

/** The key that refers → the kind it refers to; the same key means the same thing everywhere. */
const REFERS: Readonly<Record<string, string>> = {
  restart: "stage",
  stage: "stage",
  stages: "stage",
  touchpoint: "touchpoint",
  touchpoints: "touchpoint",
  personas: "persona",
  segments: "segment",
  objectives: "objective",
  pains: "pain",
  delights: "delight",
  opportunities: "opportunity",
  evidence: "piece of evidence",
  group: "group",
  problems: "problem",
  solves: "problem",
  ideas: "idea",
  kpi: "KPI",
  kpis: "KPI",
};
/** Boxes of an empathy map hold texts, not references. */
const ROWS = new Set(["pains", "gains"]);
const RULES = new Set<unknown>(["enter", "completes", "rule"]);

/** The paths of the fields that name a thing of a kind. */
export function naming(document: Value, kind: string, one: string): Path[] {
  const found: Path[] = [];
  walk(document, [], (path, called, value) => {
    if (called === kind && (Array.isArray(value) ? value.includes(one) : value === one)) {
      found.push(path);
    }
  });
  return found;
}

type Visit = (path: Path, kind: string, value: Value) => void;

function walk(value: Value, path: Path, visit: Visit): void {
  if (Array.isArray(value)) {
    const named = kindOf(path) !== null;
    for (const [at, item] of value.entries()) {
      const id = named && isTree(item) ? field(item, "id") : undefined;
      walk(item, [...path, typeof id === "string" ? id : at], visit);
    }
  } else if (isTree(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key !== "where") walkField(key, inner, path, visit);
    }
  }
}

function walkField(key: string, value: Value, path: Path, visit: Visit): void {
  const here = [...path, key];
  const kind = Object.hasOwn(REFERS, key) ? REFERS[key] : undefined;
  if (kind && kindOf(here) === null && !inEmpathyMap(path, key)) visit(here, kind, value);
  walk(value, here, visit);
}

function inEmpathyMap(path: Path, key: string): boolean {
  return path.at(-2) === "empathy" && typeof path.at(-1) === "number" && ROWS.has(key);
}

/** The document with no reference to a thing, and the edits that put them back. */
export function without(document: Value, kind: string, one: string): [Value, Edit[]] {
  const back: Edit[] = [];
  let left = document;
  for (const path of uniquePaths(naming(document, kind, one).map(wholeRule))) {
    back.unshift({ op: "edit", path, value: get(left, path) });
    left = changed(left, path, (value) => less(value, one));
  }
  return [left, back];
}

/** The path of the whole rule around a field inside a rule; else the field's own. */
function wholeRule(path: Path): Path {
  const ruled = (path[0] === "stages" || path[0] === "touchpoints") && path.length > 3;
  return ruled && RULES.has(path[2]) ? path.slice(0, 3) : path;
}

function less(value: Value, one: string): Value {
  if (isTree(value)) {
    const left = withoutTouchpoint(value, one);
    return typeof left === "boolean" ? undefined : left;
  }
  if (!Array.isArray(value)) return undefined;
  const left = value.filter((each) => each !== one);
  return left.length > 0 ? left : undefined;
}

/** The document with every reference to a thing by its new id. */
export function renamed(document: Value, kind: string, one: string, to: string): Value {
  const other = (value: Value): Value => (value === one ? to : value);
  return naming(document, kind, one).reduce<Value>(
    (left, path) =>
      changed(left, path, (value) => (Array.isArray(value) ? value.map(other) : other(value))),
    document,
  );
}

/** The ids of the KPIs of all stages, as often as they are there. */
export function kpiIds(document: Value): string[] {
  return things(document, "stages").flatMap(kpisOf);
}

/** The ids of a stage's KPIs. */
export function kpisOf(stage: Value): string[] {
  return things(stage, "kpis").flatMap((kpi) => {
    const id = field(kpi, "id");
    return typeof id === "string" ? [id] : [];
  });
}

function things(value: Value, key: string): Tree[] {
  const found = isTree(value) ? field(value, key) : undefined;
  return Array.isArray(found) ? found.filter(isTree) : [];
}
