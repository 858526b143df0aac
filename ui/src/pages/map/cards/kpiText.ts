import type { Words } from "@/words/index.ts";

/** A value of a KPI with its unit, as people read it. */
export function kpiText(value: number, unit: string, { figure }: Pick<Words, "figure">): string {
  const shown = figure(value);
  if (!unit) return shown;
  return unit === "%" ? `${shown}%` : `${shown} ${unit}`;
}
