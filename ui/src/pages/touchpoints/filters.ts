import type { Touchpoint } from "@/journey/types.ts";

export const FILTERS = ["kind", "state", "stage", "channel", "media", "owner"] as const;
export type Filter = (typeof FILTERS)[number];
export const GROUPS = ["kind", "stage", "state", "channel", "owner"] as const;
export type Grouping = (typeof GROUPS)[number];

/** What is shown of the register: what is looked for, and one value of each filter at most. */
export type Filters = Partial<Record<Filter, string>> & { q?: string };

/** No value: to decide, no owner, no channel. */
export const NONE = "none";

/** The values by which a touchpoint is filtered and grouped; it may be in several stages. */
export function valuesOf(one: Touchpoint, filter: Filter, say: Say): string[] {
  if (filter === "stage") return one.stages?.length ? one.stages : [NONE];
  if (filter === "owner") return [say(one.owner) || NONE];
  return [one[filter] || NONE];
}

type Say = (text: Touchpoint["owner"]) => string;

/** The touchpoints that match every filter. `words` is all that can be found of one. */
export function matching(
  touchpoints: readonly Touchpoint[],
  filters: Filters,
  say: Say,
  words: (one: Touchpoint) => string,
): Touchpoint[] {
  const looked = (filters.q ?? "").trim().toLocaleLowerCase();
  return touchpoints.filter(
    (one) =>
      FILTERS.every((filter) => {
        const wanted = filters[filter];
        return !wanted || valuesOf(one, filter, say).includes(wanted);
      }) && words(one).toLocaleLowerCase().includes(looked),
  );
}

/** The rows under the value they share; a touchpoint in several stages stands in the first. */
export function grouped(
  rows: readonly Touchpoint[],
  by: Grouping,
  order: readonly string[],
  say: Say,
): { key: string; rows: Touchpoint[] }[] {
  const groups = new Map<string, Touchpoint[]>();
  for (const row of rows) {
    const key = valuesOf(row, by, say)[0] ?? NONE;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const rank = (key: string) => {
    const place = order.indexOf(key);
    return key === NONE ? order.length + 1 : place < 0 ? order.length : place;
  };
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
    .map(([key, found]) => ({ key, rows: found }));
}

/** The rows in order of a value; those without one stand last, however it is turned. */
export function sorted<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | number | null,
  down: boolean,
  locale: string,
): Row[] {
  const compare = new Intl.Collator(locale, { numeric: true }).compare;
  const turned = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (!first && first !== 0) return !second && second !== 0 ? 0 : 1;
    if (!second && second !== 0) return -1;
    if (typeof first === "number" && typeof second === "number") return (first - second) * turned;
    return compare(String(first), String(second)) * turned;
  });
}
