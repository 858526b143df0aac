import { describe, expect, it } from "vitest";
import { cardsIn, cardsNowhere, kpisOf, nextOf, thingAt } from "./find.ts";
import { claimOf, gradeOf, questionOf, shortClaim, shortQuestion, withEmotion } from "./graded.ts";
import { freeId, newId, slugOf } from "./ids.ts";
import { comparisonOf, oneOrMany, several, shortComparison, walk } from "./rule.ts";
import { textOf, withText, wordsOf } from "./text.ts";
import type { JourneyDocument } from "./types.ts";

describe("texts", () => {
  it.each([
    ["Sale", "it", undefined, "Sale"],
    [{ it: "Vendita", en: "Sale" }, "en", undefined, "Sale"],
    [{ en: "Sale" }, "en-GB", undefined, "Sale"],
    [{ de: "Verkauf", it: "Vendita" }, "en", "it", "Vendita"],
    [{ de: "Verkauf" }, "en", undefined, "Verkauf"],
    [undefined, "en", undefined, ""],
  ])("%j in %s", (value, lang, journey, words) => {
    expect(textOf(value, lang, journey)).toBe(words);
  });

  it.each([
    ["nothing yet", undefined, " New ", "it", undefined, "New"],
    ["nothing yet in another language", null, "New", "en", "it", { en: "New" }],
    ["one for all", "Old", "New", "it", undefined, "New"],
    ["the journey's language", "Old", "New", "it", "it", "New"],
    ["another language", "Vecchio", "New", "en", "it", { it: "Vecchio", en: "New" }],
    ["one of several", { it: "A", en: "B" }, "C", "en", "it", { it: "A", en: "C" }],
    ["one of several, emptied", { it: "A", en: "B" }, "", "en", "it", { it: "A" }],
    ["the last one, emptied", { en: "B" }, " ", "en", "it", null],
    ["one for all, emptied", "Old", "", "it", undefined, null],
  ])("written: %s", (_, old, words, lang, journey, text) => {
    expect(withText(old, words, lang, journey)).toEqual(text);
  });

  it("of things", () => {
    expect(wordsOf({ id: "a", name: { it: "Nome" } }, "it")).toBe("Nome");
    expect(wordsOf({ text: "Words", grade: "reported" }, "it")).toBe("Words");
    expect(wordsOf({ it: "Testo", en: "Text" }, "en")).toBe("Text");
    expect(wordsOf({ id: "a" }, "en")).toBe("");
  });
});

describe("short forms", () => {
  it("of claims and questions lead back", () => {
    expect(shortClaim({ ...claimOf("A"), grade: "hypothesis", evidence: [] })).toBe("A");
    const long = { text: { it: "A" }, grade: "reported" } as const;
    expect(shortClaim(claimOf(long))).toEqual(long);
    expect(shortQuestion({ ...questionOf("A?"), answered: false })).toEqual({
      text: "A?",
      answered: false,
    });
  });

  it("of emotions keep what else is known", () => {
    expect(withEmotion(undefined, 0.26)).toBe(0.3);
    expect(withEmotion({ value: 1, grade: "reported" }, -7)).toEqual({
      value: -2,
      grade: "reported",
    });
  });

  it("a claim that says nothing is a hypothesis", () => {
    expect([gradeOf("A"), gradeOf({ text: "A", grade: "measured" })]).toEqual([
      "hypothesis",
      "measured",
    ]);
  });

  it("of rules", () => {
    expect([several("A"), several(["A", "B"]), several(undefined)]).toEqual([
      ["A"],
      ["A", "B"],
      [],
    ]);
    expect([oneOrMany(["A"]), oneOrMany([])]).toEqual(["A", undefined]);
    expect(comparisonOf(5)).toEqual({ eq: 5 });
    expect([shortComparison({ eq: false }), shortComparison({ gte: 1 })]).toEqual([
      false,
      { gte: 1 },
    ]);
    expect(walk({ all: [{ event: "A" }, { not: { channel: "B" } }] })).toHaveLength(4);
  });
});

it.each([
  ["Città & Casa", "citta-casa"],
  ["  ", ""],
  ["Prix d’été\t2", "prix-dete-2"],
  ["日本", ""],
])("the id of %s", (words, id) => expect(slugOf(words)).toBe(id));

it("a new id is free", () => {
  expect(newId("Casa", [{ id: "casa" }, { id: "casa-2" }], "stage")).toBe("casa-3");
  expect(newId("日本", [], "stage")).toBe("stage");
  expect(newId("x".repeat(90), [{ id: "x".repeat(64) }], "stage")).toHaveLength(62);
  expect([freeId("see_2", ["see"]), freeId("see_2", ["see_2"])]).toEqual(["see_2", "see_2-2"]);
});

describe("finding", () => {
  const document: JourneyDocument = {
    percorso: 1,
    id: "j",
    title: "J",
    stages: [
      { id: "see", name: "See", kpis: [{ id: "k", name: "K" }] },
      { id: "buy", name: "Buy" },
    ],
    touchpoints: [
      { id: "shop", name: "Shop", stages: ["buy", "see"] },
      { id: "site", name: "Site", stages: ["see"] },
      { id: "new", name: "New" },
    ],
    board: { ideas: [{ id: "i", text: "Idea" }] },
  };
  it("cards of a cell", () => {
    expect(cardsIn(document, "touchpoints", "see").map((one) => one.id)).toEqual(["shop", "site"]);
    expect(cardsIn(document, "pains", "see")).toEqual([]);
    expect(cardsNowhere(document, "touchpoints").map((one) => one.id)).toEqual(["new"]);
  });
  it("things by their element", () => {
    expect(thingAt(document, "board/ideas/i")).toEqual({ id: "i", text: "Idea" });
    expect(thingAt(document, "pains/x")).toBeUndefined();
    expect(kpisOf(document).map(({ kpi }) => kpi.id)).toEqual(["k"]);
    expect([nextOf(document.stages, "see"), nextOf(document.stages, "buy")]).toEqual(["buy", null]);
  });
});
