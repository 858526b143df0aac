import { longOf, shortOf } from "@/journey/graded.ts";
import type { Claim, Grade, Text } from "@/journey/types.ts";

/** A statement with some parts changed, in its shortest form. Evidence makes a guess reported. */
export function changedClaim(
  claim: Claim,
  changes: { text?: Text; grade?: Grade; evidence?: string[] },
): Claim {
  const risen = changes.evidence?.length && changes.grade === "hypothesis";
  const next = { ...longOf(claim), ...changes, ...(risen && { grade: "reported" }) };
  return shortOf(next) as Claim;
}
