import { expect, test } from "vitest";
import type { JourneyDocument } from "@/journey/types.ts";
import { scenesOf, stageColour } from "./sceneOf.ts";

const DOCUMENT: JourneyDocument = {
  percorso: 1,
  id: "lamp",
  title: "Lamp",
  stages: [
    {
      id: "see",
      name: { it: "Scoperta", en: "See" },
      mindset: { text: "I need light", grade: "reported" },
      questions: ["Which one?", { text: "How much?", answered: true }],
      emotion: { value: -0.4 },
    },
    { id: "do", name: "Do", goal: true },
  ],
  touchpoints: [
    { id: "site", name: "Site", kind: "digital", stages: ["see", "do"] },
    { id: "old", name: "Flyer", stages: ["see"], state: "retired" },
    { id: "guide", name: "Guide", stages: ["see"], state: "planned" },
  ],
  pains: [{ id: "p", text: "Slow", stages: ["do"] }],
};

test("each stage tells its own, in the reader's language", () => {
  const [see, buy] = scenesOf(DOCUMENT, "it");
  expect(see).toMatchObject({
    name: "Scoperta",
    mindset: "I need light",
    emotion: -0.4,
    goal: false,
  });
  expect(see?.questions.map((one) => one.answered)).toEqual([false, true]);
  expect(see?.touchpoints.map((one) => [one.id, one.missing])).toEqual([
    ["site", false],
    ["guide", true],
  ]);
  expect(buy).toMatchObject({ number: 2, goal: true, emotion: null });
  expect(buy?.pains).toEqual([{ id: "p", text: "Slow" }]);
});

test("the ninth stage has the colour of the first", () => {
  expect(stageColour(9)).toBe(stageColour(1));
});
