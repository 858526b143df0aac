import { describe, expect, it } from "vitest";
import { cardsIn } from "./find.ts";
import { claimOf, claimParts, emotionOf, gradeOf, longOf, shortOf } from "./graded.ts";
import { freeId, newId, slugOf } from "./ids.ts";
import { textOf, written } from "./text.ts";
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

  const plain = { title: "J", language: "it" };
  const many = { title: { it: "J", en: "J" } };
  it.each([
    ["nothing yet", undefined, "New", "it", plain, "New"],
    ["nothing yet in another language", null, "New", "en", plain, { en: "New" }],
    ["nothing yet in a journey of many languages", null, "New", "en", many, { en: "New" }],
    ["the journey's language", "Old", "New", "it", plain, "New"],
    ["another language", "Vecchio", "New", "en", plain, { it: "Vecchio", en: "New" }],
    ["one of several", { it: "A", en: "B" }, "C", "en", plain, { it: "A", en: "C" }],
    ["emptied", { it: "A", en: "B" }, "", "en", plain, null],
  ])("written: %s", (_, old, words, lang, journey, text) => {
    expect(written(words, old, lang, journey)).toEqual(text);
  });
});

describe("short forms", () => {
  it("of statements lead back", () => {
    expect(shortOf({ ...claimOf("A"), grade: "hypothesis", evidence: [] })).toBe("A");
    const long = { text: { it: "A" }, grade: "reported" } as const;
    expect(shortOf(longOf(long))).toEqual(long);
    expect(shortOf(longOf({ it: "A", en: "B" }))).toEqual({ it: "A", en: "B" });
    expect(shortOf({ ...emotionOf(1) })).toBe(1);
    expect(claimParts("A")).toMatchObject({ text: "A", grade: "hypothesis", evidence: [] });
  });

  it("a claim that says nothing is a hypothesis", () => {
    expect([gradeOf("A"), gradeOf({ text: "A", grade: "measured" })]).toEqual([
      "hypothesis",
      "measured",
    ]);
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
  });
});
