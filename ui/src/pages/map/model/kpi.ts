import { isThing, numberOf, stringOf } from "./shape.ts";

export interface Meter {
  /** Length of the bar and place of the target's mark, in percent. */
  fill: number;
  mark: number | null;
  /** Whether the target is reached. */
  on: boolean | null;
}

export interface Kpi {
  value: number | null;
  target: number | null;
  unit: unknown;
  meter: Meter | null;
}

/** A KPI as its card shows it; a measured figure, in the KPI's unit, takes the place of the value. */
export function kpiOf(raw: unknown, figure: number | null): Kpi {
  const value = figure ?? numberOf(raw, "value") ?? null;
  const target = numberOf(raw, "target") ?? null;
  const unit = isThing(raw) ? raw.unit : undefined;
  const lower = stringOf(raw, "better") === "lower";
  return { value, target, unit, meter: meterOf(value, target, lower) };
}

function meterOf(value: number | null, target: number | null, lower: boolean): Meter | null {
  if (value === null || target === null || value < 0 || target < 0) return null;
  const most = Math.max(value, target) * 1.15 || 1;
  const on = lower ? value <= target : value >= target;
  return { fill: (value / most) * 100, mark: (target / most) * 100, on };
}

const SHARES = new Set([
  "conversion",
  "conversion_next",
  "conversion_goal",
  "drop_off",
  "incidence",
  "completed",
  "late",
]);
const SECONDS: Readonly<Record<string, number>> = {
  d: 86_400,
  g: 86_400,
  giorni: 86_400,
  giorno: 86_400,
  day: 86_400,
  days: 86_400,
  h: 3_600,
  ore: 3_600,
  ora: 3_600,
  hour: 3_600,
  hours: 3_600,
  min: 60,
  minuti: 60,
  minutes: 60,
  s: 1,
  secondi: 1,
  seconds: 1,
  w: 604_800,
  settimane: 604_800,
  weeks: 604_800,
};

/** A measured figure on the scale of its KPI: shares times 100 for `%`, times in its unit. */
export function inUnit(name: string, unit: string, figure: number): number {
  if (SHARES.has(name) && unit === "%") return figure * 100;
  if (name.endsWith("_s")) return figure / (SECONDS[unit.trim().toLowerCase()] ?? 1);
  return figure;
}
