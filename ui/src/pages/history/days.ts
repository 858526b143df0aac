import type { HistoryEntry } from "@/api/types.ts";
import { dayOf } from "@/parts/day.ts";

/** The changes of one day, newest first. */
export interface Day {
  day: string;
  entries: HistoryEntry[];
}

/** Changes by day, in their order. */
export function byDay(entries: readonly HistoryEntry[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

export interface Filters {
  by?: string;
  from?: string;
  to?: string;
}

/** The changes that a person made, in a time. */
export function kept(entries: readonly HistoryEntry[], { by, from, to }: Filters): HistoryEntry[] {
  return entries.filter((one) => {
    const day = dayOf(one.at);
    return (!by || one.by?.id === by) && (!from || day >= from) && (!to || day <= to);
  });
}
