import { expect, it } from "vitest";
import type { Thing } from "../model/shape.ts";
import { unitOf, withKpi, withPart, withStage } from "./effects.ts";

const drawing: Thing = {
  stages: [
    { id: "see", name: "See", kpis: [{ id: "cost", name: "Cost", unit: "€" }] },
    {
      id: "do",
      name: "Do",
      kpis: [{ id: "done", name: "Completed", unit: "%", figure: "completed" }],
    },
  ],
};
const told = { text: "More orders", before: 58, after: 64 };

it("a KPI brings its stage and the figure that fills it", () => {
  const effect = withKpi(told, drawing, "done");
  expect(effect).toEqual({ ...told, kpi: "done", stage: "do", figure: "completed" });
  expect(unitOf(effect ?? {}, drawing)).toBe("%");
  expect(withKpi(effect ?? {}, drawing, "cost")).toEqual({ ...told, kpi: "cost", stage: "see" });
  expect(withKpi(effect ?? {}, drawing, undefined)).toEqual(told);
});

it("another stage lets go of the KPI", () => {
  const effect = withKpi(told, drawing, "cost") ?? {};
  expect(withStage(effect, drawing, "do")).toEqual({ ...told, stage: "do" });
  expect(withStage(effect, drawing, "see")).toEqual(effect);
});

it("nothing is left of an effect without a part", () => {
  expect(withPart({ before: 1 }, "before", null)).toBeNull();
  expect(withKpi({ kpi: "cost", stage: "see" }, drawing, undefined)).toBeNull();
});
