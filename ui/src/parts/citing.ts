import { isLong, longOf, saysNothing, shortOf } from "@/journey/graded.ts";
import type { Grade } from "@/journey/types.ts";
import { get } from "@/operations/paths.ts";
import type { Edit, Operation, Path } from "@/operations/types.ts";
import type { Claimed } from "./claims.ts";

/** The statement with other evidence, in the shortest form that says the same. */
export function citing(document: object, claim: Claimed, evidence: readonly string[]): Operation {
  const value = get(document, claim.path);
  const risen: Grade = claim.grade === "hypothesis" && evidence.length ? "reported" : claim.grade;
  return edited(claim, value, { evidence: [...evidence], grade: risen });
}

/** The statement with another grade. */
export function regraded(document: object, claim: Claimed, grade: Grade): Operation {
  return edited(claim, get(document, claim.path), { grade });
}

function edited(claim: Claimed, value: unknown, changes: Record<string, unknown>): Operation {
  if (!isLong(value)) {
    return edit(claim.path, shortOf({ ...longOf(value), ...changes }));
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
  return saysNothing(key, value) ? null : value;
}
