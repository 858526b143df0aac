import type { Day, Tactic } from "@/journey/types.ts";

/** A month of the calendar: `2026-09`. */
export type Month = string;

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The month so many months later, or earlier. */
export function monthAfter(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const months = year * 12 + number - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** So many months in a row. */
export function monthsFrom(first: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, n) => monthAfter(first, n));
}

/** Where a calendar begins: with the first tactic that has a day, else this month. */
export function firstMonth(tactics: readonly Tactic[], today: Day): Month {
  const days = tactics.flatMap((one) => one.starts ?? one.ends ?? []);
  return monthOf(days.sort()[0] ?? today);
}

/** A bar on the calendar, in parts of its whole width; open where no day ends it. */
export interface Bar {
  tactic: Tactic;
  left: number;
  width: number;
  openStart: boolean;
  openEnd: boolean;
}

/** The tactics that run in the months shown, the earliest first. */
export function barsIn(tactics: readonly Tactic[], months: readonly Month[]): Bar[] {
  const dated = tactics.filter((one) => one.starts || one.ends);
  const begun = [...dated].sort((a, b) => (a.starts ?? "").localeCompare(b.starts ?? ""));
  return begun.flatMap((tactic) => barOf(tactic, months) ?? []);
}

function barOf(tactic: Tactic, months: readonly Month[]): Bar | null {
  const from = tactic.starts ? placeOf(tactic.starts, months) : 0;
  const to = tactic.ends ? placeOf(tactic.ends, months, true) : months.length;
  if (to <= 0 || from >= months.length) return null;
  const left = Math.max(0, from) / months.length;
  const right = Math.min(months.length, to) / months.length;
  return {
    ...{ tactic, left, width: right - left },
    openStart: !tactic.starts || from < 0,
    openEnd: !tactic.ends || to > months.length,
  };
}

/** How many months after the first a day is; its evening when it is the last one. */
function placeOf(day: Day, months: readonly Month[], evening = false): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const [firstYear = 0, first = 1] = (months[0] ?? "").split("-").map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (year - firstYear) * 12 + month - first + (date - (evening ? 0 : 1)) / days;
}

/** The tactics without any day. */
export function undated(tactics: readonly Tactic[]): Tactic[] {
  return tactics.filter((one) => !one.starts && !one.ends);
}
