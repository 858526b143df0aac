import { claimParts } from "@/journey/graded.ts";
import type { Claim, EmpathyBox, EmpathyMap, Persona } from "@/journey/types.ts";
import { EMPATHY_BOXES } from "@/journey/types.ts";
import type { Operation } from "@/operations/types.ts";

/** A statement of an empathy map with its number on the canvas. */
export interface Numbered {
  box: EmpathyBox;
  place: number;
  claim: Claim;
  number: number;
}

/** The statements of a map in the order in which they are read. */
export function numbered(map: EmpathyMap | undefined): Numbered[] {
  const all = EMPATHY_BOXES.flatMap((box) =>
    (map?.[box] ?? []).map((claim, place) => ({ box, place, claim })),
  );
  return all.map((one, index) => ({ ...one, number: index + 1 }));
}

/** Those with evidence, and the guesses without any. */
export function parted(statements: readonly Numbered[]) {
  const backed = statements.filter((one) => claimParts(one.claim).evidence.length > 0);
  const bare = statements.filter((one) => claimParts(one.claim).evidence.length === 0);
  return { backed, bare };
}

/** Every statement about a persona: who they are, what they need, all their maps. */
export function claimsOfPersona(persona: Persona): Claim[] {
  const own = [persona.about, persona.quote, ...(persona.needs ?? [])];
  const maps = (persona.empathy ?? []).flatMap((map) => numbered(map).map((one) => one.claim));
  return [...own.filter((one) => one !== undefined), ...maps];
}

/** Takes a statement away; a map without any is taken away as well, as none may be empty. */
export function withoutClaim(persona: Persona, map: number, one: Numbered): Operation {
  const path = ["personas", persona.id, "empathy"];
  if (numbered(persona.empathy?.[map]).length <= 1) {
    return { op: "remove", path, id: map, tidy: 1 };
  }
  return { op: "remove", path: [...path, map, one.box], id: one.place, tidy: 1 };
}

/** Adds a statement to a map, or begins the map with it. */
export function withClaim(
  persona: Persona,
  map: number,
  draft: EmpathyMap,
  box: EmpathyBox,
  claim: Claim,
): Operation {
  const path = ["personas", persona.id, "empathy"];
  if (persona.empathy?.[map]) return { op: "add", path: [...path, map, box], value: claim };
  return { op: "add", path, value: { ...draft, [box]: [claim] } };
}
