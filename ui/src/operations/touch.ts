import { field, isTree, kindOf, uniquePaths } from "./paths.ts";
import type { Operation, Path } from "./types.ts";

/** Stands in a path for the place of a thing in its list. */
export const PLACE = "#place";

/** The paths that an operation changes; `[]` is the whole journey. */
export function touched(operation: Operation): Path[] {
  if (operation.op === "batch") return uniquePaths(operation.operations.flatMap(touched));
  if (operation.op === "replace") return [[]];
  const { path } = operation;
  if (operation.op === "edit" || kindOf(path) === null) return [path];
  if (operation.op === "add") return [[...path, idOf(operation.value)]];
  if (operation.op === "move") return [[...path, operation.id, PLACE]];
  const one = [...path, operation.id];
  return operation.op === "rename" ? [one, [...path, operation.to]] : [one];
}

function idOf(value: unknown): string {
  const id = isTree(value) ? field(value, "id") : undefined;
  return typeof id === "string" ? id : "";
}

/** Whether two paths meet: one is the other, or leads into it. */
export function meet(one: Path, other: Path): boolean {
  const shorter = Math.min(one.length, other.length);
  return one.slice(0, shorter).every((key, at) => key === other[at]);
}

/** Whether two operations change the same field. */
export function collide(one: Operation, other: Operation): boolean {
  const theirs = touched(other);
  return touched(one).some((path) => theirs.some((each) => meet(path, each)));
}

/** What the history files an operation under: `stages/see`; empty for the whole journey. */
export function elementOf(operation: Operation): string {
  if (operation.op === "rename") return elementAt([...operation.path, operation.to]);
  const found = operation.op === "batch" ? operation.operations.map(elementOf) : [];
  const all = new Set(operation.op === "batch" ? found : touched(operation).map(elementAt));
  const [only] = all;
  return all.size === 1 && only ? only : "";
}

/** The element that a path leads into. */
export function elementAt(path: Path): string {
  const length = [1, 2].find((one) => path.length > one && kindOf(path.slice(0, one)) !== null);
  return length === undefined ? "" : path.slice(0, length + 1).join("/");
}
