import type { Cost } from "@/journey/types.ts";
import type { Words } from "@/words/index.ts";
import { pers } from "./labels.ts";

/** A cost in words: "€4,800 a month". */
export function costText(cost: Cost | undefined, words: Pick<Words, "t" | "money">): string {
  if (!cost) return "";
  const amount = words.money(cost.amount, cost.currency);
  return cost.per ? `${amount} ${pers(words.t)[cost.per]}` : amount;
}
