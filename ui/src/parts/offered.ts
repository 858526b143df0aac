import type { Text } from "@/journey/types.ts";
import type { Doc } from "./useDoc.ts";

/** What the journey uses already, offered while somebody types. */
export function offeredIn(doc: Doc) {
  const { document } = doc;
  const all = [...document.stages, ...(document.touchpoints ?? []), ...(document.tactics ?? [])];
  const said = (texts: (Text | undefined)[]) =>
    [...new Set(texts.map((one) => doc.say(one)).filter(Boolean))].sort();
  return {
    owners: said(all.map((one) => one.owner)),
    teams: said(all.map((one) => one.team)),
    currency: currencyOf(doc),
  };
}

/** The currency the journey uses most; euros while it uses none. */
export function currencyOf({ document }: Doc): string {
  const counts = new Map<string, number>();
  for (const one of [...(document.touchpoints ?? []), ...(document.tactics ?? [])]) {
    if (one.cost) counts.set(one.cost.currency, (counts.get(one.cost.currency) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? "EUR";
}
