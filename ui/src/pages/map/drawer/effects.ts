import { idOf, isThing, stringOf, type Thing, thingsOf } from "../model/shape.ts";

/** An effect with another field; null when nothing is left of it. */
export function withPart(effect: Thing, field: string, value: unknown): Thing | null {
  const { [field]: _, ...rest } = effect;
  const next = value === null || value === undefined ? rest : { ...rest, [field]: value };
  return Object.keys(next).length > 0 ? next : null;
}

/** An effect on a KPI: its stage and the figure that fills it come along. */
export function withKpi(effect: Thing, document: Thing, id: string | undefined): Thing | null {
  const { kpi: _, stage: __, figure: ___, ...rest } = effect;
  const found = id ? kpiOf(document, id) : null;
  if (!id || !found) return Object.keys(rest).length > 0 ? rest : null;
  const figure = stringOf(found.kpi, "figure");
  return { ...rest, kpi: id, stage: idOf(found.stage), ...(figure ? { figure } : {}) };
}

/** An effect in another stage: a KPI of the stage before is no longer meant. */
export function withStage(effect: Thing, document: Thing, id: string | undefined): Thing | null {
  const kpi = stringOf(effect, "kpi");
  const other = kpi !== undefined && idOf(kpiOf(document, kpi)?.stage) !== id;
  const { kpi: _, ...rest } = effect;
  return withPart(other ? rest : effect, "stage", id);
}

/** A KPI by its id, with the stage it belongs to. */
export function kpiOf(document: Thing, id: string): { stage: Thing; kpi: Thing } | null {
  for (const stage of thingsOf(document, "stages")) {
    const kpi = thingsOf(stage, "kpis").find((one) => idOf(one) === id);
    if (kpi) return { stage, kpi };
  }
  return null;
}

/** What the values of an effect are counted in: the unit of its KPI. */
export function unitOf(effect: Thing, document: Thing): unknown {
  const kpi = stringOf(effect, "kpi");
  const found = kpi ? kpiOf(document, kpi)?.kpi : undefined;
  return isThing(found) ? found.unit : undefined;
}
