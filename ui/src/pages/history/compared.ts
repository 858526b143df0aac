import type { JourneyDocument, Text } from "@/journey/types.ts";

/** How a thing of the map differs between then and now. */
export interface Difference {
  list: string;
  id: string;
  name: Text;
  what: "only_then" | "only_now" | "changed";
}

const LISTS = [
  "stages",
  "touchpoints",
  "personas",
  "segments",
  "objectives",
  "pains",
  "delights",
  "opportunities",
  "actions",
  "tactics",
  "evidence",
  "competitors",
] as const;

interface Thing {
  id: string;
  name?: Text;
  text?: Text;
  title?: Text;
}

/** What differs between an earlier document and the one of now, thing by thing. */
export function compared(then: JourneyDocument, now: JourneyDocument): Difference[] {
  const lists = LISTS.flatMap((list) => inList(list, then[list] ?? [], now[list] ?? []));
  const [before, after] = [then.board ?? {}, now.board ?? {}];
  const board = (["groups", "problems", "ideas"] as const).flatMap((list) =>
    inList(`board/${list}`, before[list] ?? [], after[list] ?? []),
  );
  return [...lists, ...board];
}

function inList(list: string, then: readonly Thing[], now: readonly Thing[]): Difference[] {
  const after = new Map(now.map((one) => [one.id, one]));
  const before = new Set(then.map((one) => one.id));
  const found = (one: Thing, what: Difference["what"]): Difference => ({
    ...{ list, id: one.id, what },
    name: one.name ?? one.text ?? one.title ?? one.id,
  });
  const gone = then.flatMap((one) => {
    const same = after.get(one.id);
    if (!same) return [found(one, "only_then")];
    return alike(one, same) ? [] : [found(one, "changed")];
  });
  return [
    ...gone,
    ...now.filter((one) => !before.has(one.id)).map((one) => found(one, "only_now")),
  ];
}

/** Whether two values say the same, whatever the order of their keys. */
export function alike(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
