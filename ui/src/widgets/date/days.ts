import { CalendarDate, type DateValue, parseDate } from "@internationalized/date";

/** The day that a text names, "2026-10-05"; nothing where it names none. */
export function dayFrom(text: string | null | undefined): CalendarDate | null {
  try {
    return text ? parseDate(text) : null;
  } catch {
    return null;
  }
}

/** A day as it is kept. "26" is the year 2026. */
export function textOf(day: DateValue): string {
  const year = day.year < 100 ? day.year + 2000 : day.year;
  return new CalendarDate(year, day.month, day.day).toString();
}

/** Whether a day, as it is kept, is one that may be chosen. */
export function within(day: string, min?: string, max?: string): boolean {
  return (!min || day >= min) && (!max || day <= max);
}
