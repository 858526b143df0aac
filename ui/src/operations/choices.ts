import type { Conflict } from "@/api/types.ts";
import { get, isTree, type Tree } from "./paths.ts";
import { meet, touched } from "./touch.ts";
import type { Operation, Path } from "./types.ts";

export type Choice = "mine" | "theirs";

/** The operation without what touches these fields; null when nothing is left. */
export function withoutPaths(operation: Operation, paths: readonly Path[]): Operation | null {
  const meets = (one: Operation) =>
    touched(one).some((path) => paths.some((other) => meet(path, other)));
  if (operation.op !== "batch") return meets(operation) ? null : operation;
  const left = operation.operations.filter((one) => !meets(one));
  return left.length > 0 ? { op: "batch", operations: left } : null;
}

/** The operation with a free id, when all that is wrong is that somebody took its id meanwhile. */
export function withFreeId(
  operation: Operation,
  conflicts: readonly Conflict[],
  document: unknown,
): Operation | null {
  if (operation.op !== "add" || !isTree(operation.value) || conflicts.length !== 1) return null;
  const { id } = operation.value;
  if (typeof id !== "string" || conflicts[0]?.can_force !== false) return null;
  if (get(document, [...operation.path, id]) === undefined) return null;
  const value: Tree = { ...operation.value, id: freeId(id, document, operation.path) };
  return { ...operation, value };
}

function freeId(id: string, document: unknown, path: Path): string {
  const stem = id.slice(0, 56);
  let n = 2;
  while (get(document, [...path, `${stem}-${n}`]) !== undefined) n += 1;
  return `${stem}-${n}`;
}

/** Whether an operation takes something away that a person may want back. */
export function removes(operation: Operation): boolean {
  if (operation.op === "batch") return operation.operations.some(removes);
  return operation.op === "remove";
}
