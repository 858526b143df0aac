import type { HomeJourney } from "@/api/types.ts";

export const SORTS = ["loss", "newest", "mine"] as const;
export type Sort = (typeof SORTS)[number];

/** The ways to sort that make sense: by loss only where something is measured. */
export function sortsFor(journeys: readonly HomeJourney[]): Sort[] {
  const measured = journeys.some((one) => one.loss !== null);
  return SORTS.filter((sort) => sort !== "loss" || measured);
}

/** The journeys in an order; mine first does not hide those of others. */
export function sorted(journeys: readonly HomeJourney[], sort: Sort): HomeJourney[] {
  const newest = [...journeys].sort((a, b) => b.changed_at.localeCompare(a.changed_at));
  if (sort === "newest") return newest;
  const weight = (one: HomeJourney) => (sort === "mine" ? Number(one.mine) : (one.loss ?? -1));
  return newest.sort((a, b) => weight(b) - weight(a));
}
