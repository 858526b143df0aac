import { exact, rounded, size } from "./exact.ts";
import { decimalIn, MINUS, UNKNOWN } from "./formats.ts";
import type { Lang } from "./lang.ts";

const UNITS: readonly (readonly [string, number])[] = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
];

type Part = readonly [count: number, unit: string];

/** A length of time as its two largest units; from ten of the largest, that one alone. */
export function durationParts(seconds: number): Part[] {
  const place = UNITS.findIndex(([, length]) => seconds >= length);
  const at = place < 0 ? UNITS.length - 1 : place;
  const [unit, length] = UNITS[at] ?? ["s", 1];
  const below = seconds < 10 * length ? UNITS[at + 1] : undefined;
  const step = below ? below[1] : length;
  const left = Math.floor((seconds + Math.floor(step / 2)) / step) * step;
  const above = UNITS[at - 1];
  if (above && left >= above[1]) return durationParts(left);
  const rest = below ? Math.floor((left % length) / below[1]) : 0;
  const first: Part = [Math.floor(left / length), unit];
  return below && rest ? [first, [rest, below[0]]] : [first];
}

/** A length of time, short: two units, one from ten of the largest. */
export function durationIn(seconds: number | null | undefined, lang: Lang): string {
  const found = exact(seconds);
  if (!found) return UNKNOWN;
  const parts = durationParts(Number(size(rounded(found, 0))));
  const sign = (seconds ?? 0) < 0 ? MINUS : "";
  const named = (unit: string) => (lang === "it" && unit === "d" ? "g" : unit);
  return sign + parts.map(([n, unit]) => `${decimalIn(n, 0, lang)} ${named(unit)}`).join(" ");
}
