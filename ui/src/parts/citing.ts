import type { Edit, Operation } from "@/operations/types.ts";
import type { Claimed } from "./claims.ts";
import { at, type Grade, graded, isTree, type Path } from "./tree.ts";

/** The statement with other evidence, in the shortest form that says the same. */
export function citing(document: object, claim: Claimed, evidence: readonly string[]): Operation {
  const value = at(document, claim.path);
  const risen: Grade = claim.grade === "hypothesis" && evidence.length ? "reported" : claim.grade;
  return edited(claim, value, { evidence: [...evidence], grade: risen });
}

/** The statement with another grade. */
export function regraded(document: object, claim: Claimed, grade: Grade): Operation {
  return edited(claim, at(document, claim.path), { grade });
}

function edited(claim: Claimed, value: unknown, changes: Record<string, unknown>): Operation {
  if (!graded(value)) {
    return edit(claim.path, short({ ...full(value), ...changes }));
  }
  const edits = Object.entries(changes).map(([key, one]) =>
    edit([...claim.path, key], kept(key, one)),
  );
  const [only] = edits;
  return only && edits.length === 1 ? only : { op: "batch", operations: edits };
}

function edit(path: Path, value: unknown): Edit {
  return { op: "edit", path, value };
}

function kept(key: string, value: unknown): unknown {
  return EMPTY(value) || (key === "grade" && value === "hypothesis") ? null : value;
}

/** A statement as a mapping, whichever form it is written in. */
export function full(value: unknown): Record<string, unknown> {
  if (graded(value) && isTree(value)) return { ...value };
  return typeof value === "number" ? { value } : { text: value };
}

const EMPTY = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** The shortest form: no empty field, no grade that is a guess, and a bare text or number alone. */
export function short(claim: Record<string, unknown>): unknown {
  const kept = Object.entries(claim).filter(
    ([key, value]) => !EMPTY(value) && !(key === "grade" && value === "hypothesis"),
  );
  const [only] = kept;
  if (kept.length === 1 && only && (only[0] === "text" || only[0] === "value")) return only[1];
  return Object.fromEntries(kept);
}
