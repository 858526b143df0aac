import type { Words } from "@/words/index.ts";
import { isThing, numberOf, stringOf } from "../model/shape.ts";

/** A cost as people read it: `€18,600 a month`. */
export function costWords(cost: unknown, words: Words): string {
  const amount = numberOf(cost, "amount");
  if (!isThing(cost) || amount === undefined) return "";
  const money = words.money(amount, stringOf(cost, "currency") ?? "EUR");
  const { t } = words;
  const per: Record<string, string> = {
    day: t("{money} a day", { money }),
    week: t("{money} a week", { money }),
    month: t("{money} a month", { money }),
    quarter: t("{money} a quarter", { money }),
    year: t("{money} a year", { money }),
    person: t("{money} a person", { money }),
    contact: t("{money} a contact", { money }),
    click: t("{money} a click", { money }),
    thousand_views: t("{money} a thousand views", { money }),
    order: t("{money} an order", { money }),
    event: t("{money} an event", { money }),
  };
  return per[stringOf(cost, "per") ?? "once"] ?? money;
}
