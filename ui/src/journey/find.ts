import type { JourneyDocument } from "./types.ts";

/** Lists whose things stand in the cells of the stages they name. */
export const PLACED = [
  "touchpoints",
  "objectives",
  "pains",
  "delights",
  "opportunities",
  "actions",
  "tactics",
] as const;
export type Placed = (typeof PLACED)[number];
export type CardOf<L extends Placed> = NonNullable<JourneyDocument[L]>[number];

/** The cards of a list in a stage, in the order of the list. */
export function cardsIn<L extends Placed>(
  document: JourneyDocument,
  list: L,
  stage: string,
): CardOf<L>[] {
  const all = (document[list] ?? []) as CardOf<L>[];
  return all.filter((card) => card.stages?.includes(stage));
}
