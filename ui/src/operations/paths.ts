import type { Path, Value } from "./types.ts";

/** Plain values, walked by keys, ids and places; never changed where they stand. */
export type Tree = Readonly<Record<string, Value>>;
export type Key = string | number;

/** An operation that cannot be carried out. `key` says where, as the server's problems do. */
export class OperationError extends Error {
  readonly key: string;

  constructor(message: string, path: Path = []) {
    super(message);
    this.name = "OperationError";
    this.key = dotted(path);
  }

  /** Whether what it names is not there (any more). */
  get gone(): boolean {
    return this.message.startsWith("There is no ");
  }
}

/** A path as people write it: `stages.see.questions[0]`. */
export function dotted(path: Path): string {
  const parts = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`));
  return parts.join("").replace(/^\./, "");
}

const LISTS: Readonly<Record<string, string>> = {
  stages: "stage",
  touchpoints: "touchpoint",
  personas: "persona",
  segments: "segment",
  objectives: "objective",
  pains: "pain",
  delights: "delight",
  opportunities: "opportunity",
  actions: "action",
  tactics: "tactic",
  evidence: "piece of evidence",
  competitors: "competitor",
};
const BOARD: Readonly<Record<string, string>> = {
  groups: "group",
  problems: "problem",
  ideas: "idea",
};

/** What the list at a path holds, when its things have ids; else null. */
export function kindOf(path: Path): string | null {
  const [first, second, third] = path;
  if (path.length === 1) return own(LISTS, first);
  if (path.length === 2 && first === "board") return own(BOARD, second);
  return path.length === 3 && first === "stages" && third === "kpis" ? "KPI" : null;
}

function own(table: Readonly<Record<string, string>>, key: Key | undefined): string | null {
  return typeof key === "string" && Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}

export function isTree(value: Value): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value under a key, undefined when there is none of its own. */
export function field(value: Tree, key: string): Value {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** What an item of a list is known by: its id, or itself when it is an id. */
export function nameOf(item: Value): string | null {
  const found = isTree(item) ? field(item, "id") : item;
  return typeof found === "string" ? found : null;
}

/** Where in a list the item is that a key names. */
export function placeOf(items: readonly Value[], key: Key, path: Path): number {
  const kind = kindOf(path);
  if (kind === null && typeof key === "number") {
    if (key >= 0 && key < items.length) return key;
    const message = `There is no place ${key} in a list of ${items.length}.`;
    throw new OperationError(message, [...path, key]);
  }
  const at = items.findIndex((item) => nameOf(item) === key && (kind !== null || !isTree(item)));
  if (at >= 0) return at;
  if (typeof key === "number") {
    throw new OperationError(`A ${kind} is named by its id, not by a place.`, path);
  }
  throw new OperationError(`There is no ${kind ?? "item"} '${key.slice(0, 80)}' (any more).`, path);
}

/** The value at a path, undefined when there is none. */
export function get(document: Value, path: Path): Value {
  let value = document;
  for (const [at, key] of path.entries()) {
    if (Array.isArray(value)) {
      value = itemAt(value, key, path.slice(0, at));
    } else if (isTree(value) && typeof key === "string") {
      value = field(value, key);
    } else {
      return undefined;
    }
  }
  return value;
}

function itemAt(items: readonly Value[], key: Key, path: Path): Value {
  try {
    return items[placeOf(items, key, path)];
  } catch {
    return undefined;
  }
}

/** The same values with the one at a path changed; undefined takes it away. */
export function changed(
  whole: Value,
  path: Path,
  change: (value: Value) => Value,
  done: Path = [],
): Value {
  const [key, ...rest] = path;
  if (key === undefined) return change(whole);
  if (Array.isArray(whole)) {
    const at = placeOf(whole, key, done);
    return whole.with(at, changed(whole[at], rest, change, [...done, key]));
  }
  const inside = mapping(whole, key, done);
  const name = String(key);
  const next = changed(field(inside, name), rest, change, [...done, key]);
  return next === undefined ? withoutKey(inside, name) : { ...inside, [name]: next };
}

function withoutKey(value: Tree, key: string): Tree {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

function mapping(value: Value, key: Key, path: Path): Tree {
  if (value === undefined && kindOf(path) === null && typeof key === "string") return {};
  if (isTree(value) && typeof key === "string") return value;
  if (value === undefined || isTree(value)) {
    throw new OperationError(`There is no ${kindOf(path) ?? "place"} '${key}' here.`, path);
  }
  throw new OperationError("This value has no parts: it is written in its short form.", path);
}

/** How many of the values that a path leads through, its end left out, are not there yet. */
export function absent(document: Value, path: Path): number {
  const before = path.slice(1).map((_, at) => path.slice(0, at + 1));
  return before.filter((one) => get(document, one) === undefined).length;
}

/** The document without up to `most` empty lists and mappings around a path, inside out. */
export function tidied(document: Value, path: Path, most: number): Value {
  let left = document;
  for (let at = path.length; at > Math.max(0, path.length - most); at -= 1) {
    const whole = path.slice(0, at);
    if (!isEmpty(get(left, whole)) || typeof whole.at(-1) !== "string") break;
    if (Array.isArray(get(left, whole.slice(0, -1)))) break;
    left = changed(left, whole, () => undefined);
  }
  return left;
}

function isEmpty(value: Value): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isTree(value) && Object.keys(value).length === 0;
}

/** Paths without those that are there twice. */
export function uniquePaths(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}
