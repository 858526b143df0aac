import type { Operation, Simple } from "@/operations/types.ts";

export type { Operation, Simple };

/** Several changes as one; null when there is none. */
export function together(operations: (Simple | null)[]): Operation | null {
  const real = operations.filter((operation) => operation !== null);
  const [only] = real;
  if (!only) return null;
  return real.length === 1 ? only : { op: "batch", operations: real };
}
