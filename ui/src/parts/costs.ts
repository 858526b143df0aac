import type { Cost, Per } from "@/journey/types.ts";

/** Costs added up by currency and by what they pay; different ones cannot be added. */
export function summed(costs: readonly (Cost | null | undefined)[]): Cost[] {
  const sums = new Map<string, Cost>();
  for (const cost of costs) {
    if (!cost) continue;
    const per = cost.per ?? "once";
    const key = `${cost.currency} ${per}`;
    const sum = (sums.get(key)?.amount ?? 0) + cost.amount;
    sums.set(key, { amount: Math.round(sum * 1e4) / 1e4, currency: cost.currency, per });
  }
  return [...sums.values()].sort((a, b) => rank(a) - rank(b));
}

/** What an amount may pay, in the order in which they are offered. */
export const PERS: readonly Per[] = [
  "once",
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "person",
  "contact",
  "click",
  "thousand_views",
  "order",
  "event",
];

function rank(cost: Cost): number {
  return PERS.indexOf(cost.per ?? "once");
}
