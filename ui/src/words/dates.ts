import { type Lang, LOCALES } from "./lang.ts";

const UNKNOWN = "–";
const DAY = /^(\d{4})-(\d{2})-(\d{2})/;
type Day = { year: number; month: number; day: number };

/** The day a text names; a moment in time counts by the day it carries. */
function dayOf(value: string | Date): Day {
  if (value instanceof Date) {
    return { year: value.getFullYear(), month: value.getMonth() + 1, day: value.getDate() };
  }
  const [, year, month, day] = DAY.exec(value) ?? [];
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/** The short name of a month, as CLDR abbreviates it in Babel: "Sept" in British English. */
function monthName(month: number, lang: Lang): string {
  const middle = new Date(Date.UTC(2024, month - 1, 15));
  const format = new Intl.DateTimeFormat(LOCALES[lang], {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return format.formatToParts(middle).find((part) => part.type === "month")?.value ?? "";
}

function shown({ year, month, day }: Day, lang: Lang, parts: "d" | "dm" | "dmy"): string {
  if (parts === "d") return String(day);
  const text = `${day} ${monthName(month, lang)}`;
  return parts === "dm" ? text : `${text} ${year}`;
}

export function dateIn(value: string | Date | null | undefined, lang: Lang): string {
  return value ? shown(dayOf(value), lang, "dmy") : UNKNOWN;
}

export function dateRangeIn(
  first: string | null | undefined,
  last: string | null | undefined,
  lang: Lang,
): string {
  if (!first || !last) return `${dateIn(first, lang)} – ${dateIn(last, lang)}`;
  const [start, end] = [dayOf(first), dayOf(last)];
  if (start.year !== end.year) return `${shown(start, lang, "dmy")} – ${shown(end, lang, "dmy")}`;
  if (start.month !== end.month) return `${shown(start, lang, "dm")} – ${shown(end, lang, "dmy")}`;
  if (start.day !== end.day) return `${shown(start, lang, "d")} – ${shown(end, lang, "dmy")}`;
  return shown(end, lang, "dmy");
}

export function timeIn(value: string | Date | null | undefined, lang: Lang): string {
  if (!value) return UNKNOWN;
  const format = new Intl.DateTimeFormat(LOCALES[lang], { hour: "2-digit", minute: "2-digit" });
  return format.format(new Date(value));
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ["minute", 60, 60],
  ["hour", 3600, 24],
  ["day", 86_400, 7],
];

/** How a moment is told: "5 minutes ago", "yesterday", and after a week the day itself. */
export function momentIn(
  value: string | Date | null | undefined,
  lang: Lang,
  now = Date.now(),
): string {
  if (!value) return UNKNOWN;
  const seconds = (now - new Date(value).getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(LOCALES[lang], { numeric: "auto" });
  if (seconds < 45) return format.format(0, "second");
  for (const [unit, length, most] of STEPS) {
    const count = Math.round(seconds / length);
    if (count < most) return format.format(-Math.max(count, 1), unit);
  }
  return dateIn(new Date(value), lang);
}
