import type { Key, Path } from "./shape.ts";

/** A change, as the server takes it. */
export type Operation =
  | { op: "edit"; path: Path; value: unknown }
  | { op: "add"; path: Path; value: unknown; before?: Key | null }
  | { op: "remove"; path: Path; id: Key }
  | { op: "move"; path: Path; id: Key; before: Key | null }
  | { op: "batch"; operations: Operation[] };

/** Several changes as one; null when there is none. */
export function together(operations: (Operation | null)[]): Operation | null {
  const real = operations.filter((operation) => operation !== null);
  const [only] = real;
  if (!only) return null;
  return real.length === 1 ? only : { op: "batch", operations: real };
}
