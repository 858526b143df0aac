import { expect, it } from "vitest";
import type { Unlike } from "@/api/types.ts";
import { chaptersOf } from "./chapters.ts";

const names = {
  journey: "Whole journey",
  stages: "Stages",
  touchpoints: "Touchpoints",
  people: "Personas",
  ideas: "Ideas",
  research: "Research",
};
const stages = [
  { id: "see", name: "See" },
  { id: "buy", name: "Buy" },
];

function one(what: string, id: string, stage = ""): Unlike {
  return { kind: "changed", what, id, stage, field: "", sentence: `${what} ${id}` };
}

it("tells differences of a stage with the stage, others with their part of the map", () => {
  const found = chaptersOf(
    [
      one("kpi", "cost", "buy"),
      one("stage", "buy"),
      one("stage", "trial"),
      one("competitor", "shop"),
      one("journey", "lamp"),
      one("touchpoint", "till"),
    ],
    stages,
    (stage) => String(stage.name),
    names,
  );
  expect(found.map((chapter) => [chapter.title, chapter.differences.length])).toEqual([
    ["Whole journey", 1],
    ["Buy", 2],
    ["Stages", 1],
    ["Touchpoints", 1],
    ["Research", 1],
  ]);
});
