import { kpiIds, kpisOf, renamed, without } from "./mentions.ts";
import {
  absent,
  changed,
  get,
  isTree,
  type Key,
  kindOf,
  nameOf,
  OperationError,
  placeOf,
  type Tree,
  tidied,
} from "./paths.ts";
import type {
  Add,
  Batch,
  Edit,
  Move,
  Operation,
  Path,
  Remove,
  Rename,
  Replace,
  Simple,
  Value,
} from "./types.ts";

/** What an operation made: the document after it, and what leads back. */
export interface Applied<D> {
  document: D;
  inverse: Operation;
}
type Done = Applied<Value>;

/**
 * Carry out an operation on a document, which stays as it is. The twin of
 * `percorso.journey.operations.apply`: both run tests/data/operations.json.
 *
 * @throws OperationError when what it names is not there. Whether the result is a valid journey,
 * the server says.
 */
export function apply<D>(document: D, operation: Operation): Applied<D> {
  return carryOut(document, operation) as Applied<D>;
}

function carryOut(document: Value, operation: Operation): Done {
  switch (operation.op) {
    case "edit":
      return edit(document, operation);
    case "add":
      return add(document, operation);
    case "remove":
      return remove(document, operation);
    case "move":
      return move(document, operation);
    case "rename":
      return rename(document, operation);
    case "batch":
      return batch(document, operation);
    case "replace":
      return replace(document, operation);
  }
}

/** The value without keys that hold null: null means that nothing is there. */
export function cleaned(value: Value, path: Path): Value {
  if (isTree(value)) {
    const there = Object.entries(value).filter(
      ([, inner]) => inner !== null && inner !== undefined,
    );
    return Object.fromEntries(there.map(([key, inner]) => [key, cleaned(inner, [...path, key])]));
  }
  if (Array.isArray(value)) return value.map((inner, at) => cleaned(inner, [...path, at]));
  if (value === null || value === undefined) {
    throw new OperationError("There is nothing at this place of the list.", path);
  }
  return value;
}

function edit(document: Value, { path, value, tidy = 0 }: Edit): Done {
  const before = get(document, path);
  const gone = value === null || value === undefined;
  editable(document, path, value, gone);
  const made = !gone && before === undefined ? absent(document, path) : 0;
  const inverse: Edit = { op: "edit", path, value: before ?? null, ...(made && { tidy: made }) };
  if (!gone) {
    const next = cleaned(value, path);
    return { document: changed(document, path, () => next), inverse };
  }
  if (before === undefined) return { document, inverse };
  const left = changed(document, path, () => undefined);
  return { document: tidied(left, path.slice(0, -1), tidy), inverse };
}

function editable(document: Value, path: Path, value: Value, gone: boolean): void {
  const inside = get(document, path.slice(0, -1));
  if (Array.isArray(inside)) {
    placeOf(inside, path.at(-1) ?? 0, path.slice(0, -1));
    if (gone) throw new OperationError("An item of a list is not emptied.", path);
  }
  const kind = kindOf(path.slice(0, -1));
  if (kind !== null && (!isTree(value) || nameOf(value) !== path.at(-1))) {
    throw new OperationError(`A ${kind} that is written anew keeps its id.`, path);
  }
  if (path.at(-1) === "id" && kindOf(path.slice(0, -2)) !== null) {
    throw new OperationError("An id is not edited: others refer to it.", path);
  }
}

function listAt(document: Value, path: Path): readonly Value[] {
  const items = get(document, path);
  if (items === undefined) return [];
  if (!Array.isArray(items)) throw new OperationError("This is no list.", path);
  return items;
}

function add(document: Value, operation: Add): Done {
  const { path, before = null } = operation;
  const items = listAt(document, path);
  const value = cleaned(operation.value, path);
  fresh(items, value, path);
  const at = before === null ? items.length : landing(items, before);
  const made = absent(document, path) + (get(document, path) === undefined ? 1 : 0);
  const named = kindOf(path) === null ? null : nameOf(value);
  const inverse: Remove = { op: "remove", path, id: named ?? at, ...(made && { tidy: made }) };
  return { document: changed(document, path, () => items.toSpliced(at, 0, value)), inverse };
}

/** Refuse a thing without id where things have one, and an id that is taken. */
function fresh(items: readonly Value[], value: Value, path: Path): void {
  const kind = kindOf(path);
  if (kind === null) return;
  const id = isTree(value) ? nameOf(value) : null;
  if (id === null) throw new OperationError(`A ${kind} needs an id.`, path);
  if (items.some((item) => nameOf(item) === id)) {
    throw new OperationError(`There is already a ${kind} '${id}'.`, path);
  }
}

/** The place before an item; the end when it is not there any more. */
function landing(items: readonly Value[], before: Key): number {
  if (typeof before === "number") return Math.min(before, items.length);
  const at = items.findIndex((item) => nameOf(item) === before);
  return at < 0 ? items.length : at;
}

function remove(document: Value, { path, id, tidy = 0 }: Remove): Done {
  const items = listAt(document, path);
  const at = placeOf(items, id, path);
  const kind = kindOf(path);
  const after = kind === null || at + 1 >= items.length ? null : nameOf(items[at + 1]);
  const back: Add = { op: "add", path, value: items[at] };
  if (kind === null || after !== null) back.before = kind === null ? at : after;
  let left = changed(document, path, () => items.toSpliced(at, 1));
  let putBack: Simple[] = [];
  for (const [called, one] of goneWith(left, kind, items[at])) {
    const [rest, edits] = without(left, called, one);
    left = rest;
    putBack = [...edits, ...putBack];
  }
  return { document: tidied(left, path, tidy), inverse: batched([back, ...putBack]) };
}

/** What nothing may refer to any more: the thing, and a stage's KPIs that no other has. */
function goneWith(document: Value, kind: string | null, item: Value): [string, string][] {
  const id = nameOf(item);
  if (kind === null || id === null) return [];
  const left = new Set(kpiIds(document));
  const within = kind === "stage" ? kpisOf(item).filter((one) => !left.has(one)) : [];
  const own: [string, string][] = kind === "KPI" && left.has(id) ? [] : [[kind, id]];
  return [...own, ...within.map((one): [string, string] => ["KPI", one])];
}

function batched(operations: (Simple | Batch)[]): Simple | Batch {
  const [only] = operations;
  return only && operations.length === 1 ? only : { op: "batch", operations };
}

function move(document: Value, { path, id, before }: Move): Done {
  const items = listAt(document, path);
  const at = placeOf(items, id, path);
  const kind = kindOf(path);
  if (kind !== null && typeof before === "number") {
    throw new OperationError(`A ${kind} is named by its id, not by a place.`, path);
  }
  const others = items.toSpliced(at, 1);
  const to = target(items, others, before, at);
  const next = kind !== null && at + 1 < items.length ? nameOf(items[at + 1]) : null;
  const origin = at < to ? at : at + 1;
  const place = origin < items.length ? origin : null;
  const inverse: Move = { op: "move", path, id: kind ? id : to, before: kind ? next : place };
  return { document: changed(document, path, () => others.toSpliced(to, 0, items[at])), inverse };
}

/** The place among the others: `before` counts the places of the list before the move. */
function target(
  items: readonly Value[],
  others: readonly Value[],
  before: Key | null,
  at: number,
): number {
  if (before === null) return others.length;
  if (typeof before === "number") return Math.min(before - (before > at ? 1 : 0), others.length);
  return before === nameOf(items[at]) ? at : landing(others, before);
}

function rename(document: Value, { path, id, to, references = true }: Rename): Done {
  const items = listAt(document, path);
  const kind = kindOf(path);
  if (kind === null) throw new OperationError("Only things with an id are renamed.", path);
  if (!isTree(items[placeOf(items, id, path)])) {
    throw new OperationError(`This ${kind} has no id of its own.`, path);
  }
  const taken = kind === "KPI" && references ? kpiIds(document) : items.map(nameOf);
  if (to !== id && taken.includes(to)) {
    throw new OperationError(`There is already a ${kind} '${to.slice(0, 80)}'.`, path);
  }
  const own = (item: Value): Value => ({ ...(item as Tree), id: to });
  const left = changed(document, [...path, id], own);
  const inverse: Rename = { op: "rename", path, id: to, to: id };
  if (!references || (kind === "KPI" && kpiIds(left).includes(id))) {
    return { document: left, inverse: { ...inverse, references: false } };
  }
  return { document: renamed(left, kind, id, to), inverse };
}

function batch(document: Value, { operations }: Batch): Done {
  if (operations.length === 0) {
    throw new OperationError("A batch holds 1 to 10,000 operations.", ["operations"]);
  }
  let left = document;
  let inverses: (Simple | Batch)[] = [];
  for (const each of operations) {
    const done = carryOut(left, each);
    left = done.document;
    inverses = [...parts(done.inverse), ...inverses];
  }
  return { document: left, inverse: batched(inverses) };
}

function parts(operation: Operation): (Simple | Batch)[] {
  if (operation.op === "batch") return [...operation.operations];
  return operation.op === "replace" ? [] : [operation];
}

function replace(document: Value, operation: Replace): Done {
  return {
    document: cleaned(operation.document, []),
    inverse: { op: "replace", document },
  };
}
