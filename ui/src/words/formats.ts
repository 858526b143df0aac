import { dateIn, dateRangeIn, momentIn, timeIn } from "./dates.ts";
import { durationIn } from "./durations.ts";
import { type Exact, exact, fits, hundredfold, rounded, size } from "./exact.ts";
import { type Lang, LOCALES } from "./lang.ts";

type Maybe = number | null | undefined;
export const UNKNOWN = "–";
export const MINUS = "−";
const NBSP = "\u00a0";
const MARKS: Record<Lang, { group: string; point: string; points: string }> = {
  en: { group: ",", point: ".", points: "pts" },
  it: { group: ".", point: ",", points: "pt" },
};

function grouped(units: bigint, places: number, lang: Lang): string {
  const digits = size(units)
    .toString()
    .padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const rest = digits.slice(digits.length - places);
  const text = whole.replace(/\B(?=(\d{3})+$)/g, MARKS[lang].group);
  return places ? text + MARKS[lang].point + rest : text;
}

function sign(units: bigint, plus = false): string {
  if (units === 0n) return "";
  return units < 0n ? MINUS : plus ? "+" : "";
}

function printed(value: Exact, places: number, lang: Lang, plus = false): string {
  const units = rounded(value, places);
  return sign(units, plus) + grouped(units, places, lang);
}

/** A number with a fixed count of decimals. */
export function decimalIn(value: Maybe, places: number, lang: Lang): string {
  const found = exact(value);
  return found ? printed(found, places, lang) : UNKNOWN;
}

/** A number with its sign always shown, zero apart. */
export function signedIn(value: Maybe, places: number, lang: Lang): string {
  const found = exact(value);
  return found ? printed(found, places, lang, true) : UNKNOWN;
}

/** A number with the decimals it needs: at most two under 10, one under 100, then none. */
export function figureIn(value: Maybe, lang: Lang): string {
  const found = exact(value);
  if (!found) return UNKNOWN;
  const most = Math.abs(value ?? 0) < 10 ? 2 : Math.abs(value ?? 0) < 100 ? 1 : 0;
  let places = 0;
  while (places < most && !fits(found, places)) places += 1;
  return printed(found, places, lang);
}

/** A share of one as a percentage: one decimal, none for nothing and from 100 up. */
export function shareIn(value: Maybe, lang: Lang): string {
  const found = exact(value);
  if (!found) return UNKNOWN;
  const percent = hundredfold(found);
  const whole = percent.digits === 0n || size(rounded(percent, 1)) >= 1000n;
  return `${printed(percent, whole ? 0 : 1, lang)}%`;
}

/** A difference of two shares, in points, with its sign. */
export function pointsIn(value: Maybe, lang: Lang): string {
  const found = exact(value);
  if (!found) return UNKNOWN;
  return `${printed(hundredfold(found), 1, lang, true)} ${MARKS[lang].points}`;
}

function currencyOf(currency: string, lang: Lang): { symbol: string; cents: number } {
  const format = new Intl.NumberFormat(LOCALES[lang], { style: "currency", currency });
  const symbol = format.formatToParts(1).find((part) => part.type === "currency")?.value;
  return { symbol: symbol ?? currency, cents: format.resolvedOptions().maximumFractionDigits ?? 2 };
}

/** An amount of money; no cents from 1,000 up. */
export function moneyIn(value: Maybe, currency: string | null | undefined, lang: Lang): string {
  const found = exact(value);
  if (!found) return UNKNOWN;
  const { symbol, cents } = currency ? currencyOf(currency, lang) : { symbol: "", cents: 2 };
  const large = size(rounded(found, cents)) >= 1000n * 10n ** BigInt(cents);
  const units = rounded(found, large ? 0 : cents);
  const digits = grouped(units, large ? 0 : cents, lang);
  if (!symbol) return sign(units) + digits;
  if (lang === "it") return `${sign(units)}${digits}${NBSP}${symbol}`;
  return `${sign(units)}${symbol}${/\p{L}$/u.test(symbol) ? NBSP : ""}${digits}`;
}

/** Every format of a language, as `percorso.formats` prints them. */
export interface Formats {
  number: (value: Maybe) => string;
  decimal: (value: Maybe, places: number) => string;
  figure: (value: Maybe) => string;
  signed: (value: Maybe, places: number) => string;
  share: (value: Maybe) => string;
  points: (value: Maybe) => string;
  money: (value: Maybe, currency?: string | null) => string;
  duration: (seconds: Maybe) => string;
  /** A day, its month in letters: "3 Jan 2025". */
  date: (value: string | Date | null | undefined) => string;
  /** Two days, what they share said once. */
  dateRange: (first: string | null | undefined, last: string | null | undefined) => string;
  /** The time of day of a moment, in the reader's zone: "14:05". */
  time: (value: string | Date | null | undefined) => string;
  /** How a moment is told today: "just now", "5 minutes ago", "yesterday", then the day. */
  moment: (value: string | Date | null | undefined) => string;
}

/** The formats of a language. */
export function formatsFor(lang: Lang): Formats {
  return {
    number: (value) => decimalIn(value, 0, lang),
    decimal: (value, places) => decimalIn(value, places, lang),
    figure: (value) => figureIn(value, lang),
    signed: (value, places) => signedIn(value, places, lang),
    share: (value) => shareIn(value, lang),
    points: (value) => pointsIn(value, lang),
    money: (value, currency) => moneyIn(value, currency, lang),
    duration: (seconds) => durationIn(seconds, lang),
    date: (value) => dateIn(value, lang),
    dateRange: (first, last) => dateRangeIn(first, last, lang),
    time: (value) => timeIn(value, lang),
    moment: (value) => momentIn(value, lang),
  };
}
