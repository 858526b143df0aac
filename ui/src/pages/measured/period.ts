import type { Filters } from "./types.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function shifted(day: string, by: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + by);
  return moment.toISOString().slice(0, 10);
}

/** Whether a text is a day that exists. */
export function isDay(text: string | undefined): text is string {
  if (!text || !DAY.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** What the server is asked: its end is the first day that is no longer covered. */
export function queryOf({ from, to, segment }: Filters): Record<string, string | undefined> {
  return {
    start: isDay(from) ? from : undefined,
    end: isDay(to) ? shifted(to, 1) : undefined,
    segment: segment || undefined,
  };
}

/** Periods to choose, counted back from the newest event. */
export function presets(
  last: string | null,
): { id: string; days: number; from: string; to: string }[] {
  const day = last?.slice(0, 10);
  if (!isDay(day)) return [];
  return [30, 90, 365].map((days) => ({
    id: `${days}`,
    days,
    from: shifted(day, 1 - days),
    to: day,
  }));
}
