import type { Claim, Grade, Text } from "@/journey/types.ts";
import { full, short } from "./citing.ts";

/** A statement with some parts changed, in its shortest form. Evidence makes a guess reported. */
export function changedClaim(
  claim: Claim,
  changes: { text?: Text; grade?: Grade; evidence?: string[] },
): Claim {
  const risen = changes.evidence?.length && changes.grade === "hypothesis";
  const next = { ...full(claim), ...changes, ...(risen && { grade: "reported" }) };
  return short(next) as Claim;
}
