import { describe, expect, it } from "vitest";
import { addCard, editField, editGrade, editWords, removeCard, takesMore } from "./edits.ts";
import { keyed, pieces, pointOf, rounded, valueAt, withField, withValue, yOf } from "./emotion.ts";
import type { LaneId } from "./lanes.ts";
import { moveTo, type Place, stepped } from "./place.ts";
import { sample, say, write } from "./sample.ts";
import { cardByKey, sheetOf } from "./sheet.ts";
import { addStage, moveStage } from "./stages.ts";

const lanes: LaneId[] = ["goals", "questions", "touchpoints", "pains", "kpis", "notes"];
const sheet = sheetOf(sample, lanes, say);

function card(key: string) {
  const found = cardByKey(sheet, key);
  if (!found) throw new Error(key);
  return found;
}
const move = (key: string, to: Place) => moveTo(sample, sheet, card(key), to);

describe("moving a card", () => {
  it("changes the stage it names and its place in the list", () => {
    expect(move("touchpoints/see/site", { stage: "do", at: 1 })).toEqual({
      op: "edit",
      path: ["touchpoints", "site", "stages"],
      value: ["do"],
    });
    expect(move("touchpoints/do/till", { stage: "see", at: 0 })).toEqual({
      op: "batch",
      operations: [
        { op: "edit", path: ["touchpoints", "till", "stages"], value: ["see"] },
        { op: "move", path: ["touchpoints"], id: "till", before: "shop" },
      ],
    });
  });

  it("only changes the order inside a cell", () => {
    expect(move("touchpoints/see/shop", { stage: "see", at: 1 })).toEqual({
      op: "move",
      path: ["touchpoints"],
      id: "shop",
      before: "till",
    });
    expect(move("touchpoints/see/shop", { stage: "see", at: 0 })).toBeNull();
  });

  it("takes a question along with its place", () => {
    expect(move("questions/see/1", { stage: "do", at: 0 })).toEqual({
      op: "batch",
      operations: [
        { op: "remove", path: ["stages", "see", "questions"], id: 1 },
        {
          op: "add",
          path: ["stages", "do", "questions"],
          value: { text: "Who sells it?", answered: true },
          before: null,
        },
      ],
    });
  });

  it("keeps a KPI named by others, and its id free", () => {
    expect(move("kpis/see/cost", { stage: "do", at: 1 })).toEqual({
      op: "batch",
      operations: [
        { op: "edit", path: ["stages", "see", "kpis"], value: null },
        {
          op: "edit",
          path: ["stages", "do", "kpis"],
          value: [
            { id: "cost", name: "Price" },
            { id: "cost-2", name: "Cost" },
            { id: "time", name: "Time" },
          ],
        },
      ],
    });
  });

  it("goes only where the card can stand", () => {
    expect(move("questions/see/0", { stage: "", at: 0 })).toBeNull();
    expect(stepped(sheet, card("kpis/do/time"), { stage: "care", at: 0 }, "right")).toBeNull();
    expect(stepped(sheet, card("touchpoints/see/site"), { stage: "see", at: 1 }, "right")).toEqual({
      stage: "do",
      at: 1,
    });
    expect(
      stepped(sheet, card("touchpoints/see/site"), { stage: "see", at: 1 }, "down"),
    ).toBeNull();
  });
});

describe("adding and editing", () => {
  const add = (lane: LaneId, stage: string, words: string) =>
    addCard(sample, lane, stage, words, write, "2026-02-03");

  it("gives a new card an id from its words", () => {
    expect(add("pains", "see", "Slow")).toEqual({
      operation: {
        op: "add",
        path: ["pains"],
        value: { id: "slow-2", text: "Slow", stages: ["see"] },
      },
      key: "pains/see/slow-2",
    });
    expect(add("pains", "", "???")?.operation).toMatchObject({ value: { id: "card" } });
  });

  it("fills the goals one after the other", () => {
    expect(add("goals", "see", "Sell")?.key).toBe("goals/see/business_goal");
    expect(takesMore(sample, "goals", "see")).toBe(true);
    expect(takesMore(sample, "questions", "")).toBe(false);
  });

  it("dates a second note", () => {
    expect(add("notes", "do", "Strike")?.operation).toMatchObject({
      path: ["notes"],
      value: { date: "2026-02-03", stages: ["do"] },
    });
  });

  it("writes a short claim long only when it says more", () => {
    expect(editWords(card("questions/see/0"), "Which?", write)).toEqual({
      op: "edit",
      path: ["stages", "see", "questions", 0],
      value: "Which?",
    });
    expect(editGrade(card("questions/see/0"), "reported")).toMatchObject({
      value: { text: "What is there?", grade: "reported" },
    });
    expect(editField(card("questions/see/1"), "answered", null)).toEqual({
      op: "edit",
      path: ["stages", "see", "questions", 1, "answered"],
      value: null,
    });
    expect(editWords(card("questions/see/1"), "Who?", write).op).toBe("edit");
  });

  it("takes a card out of one stage of several, else away", () => {
    expect(removeCard(card("touchpoints/see/shop"))).toMatchObject({ op: "edit", value: ["do"] });
    expect(removeCard(card("touchpoints/see/site"))).toMatchObject({ op: "remove", id: "site" });
    expect(removeCard(card("goals/see/customer_goal"))).toMatchObject({ op: "edit", value: null });
    expect(removeCard(card("questions/see/0"))).toMatchObject({ op: "remove", id: 0 });
  });

  it("adds and moves stages", () => {
    expect(addStage(sample, "See", write, "do").operation).toMatchObject({
      value: { id: "see-2", name: "See" },
      before: "do",
    });
    expect(moveStage(sample, "see", 0)).toBeNull();
    expect(moveStage(sample, "see", 1)).toMatchObject({ before: "care" });
    expect(moveStage(sample, "see", 9)).toMatchObject({ before: null });
  });
});

describe("the emotion curve", () => {
  const frame = { width: 616, height: 104, pad: 12, columns: 3, gap: 8 };

  it("reads and writes both forms", () => {
    expect(pointOf("see", 1)).toEqual({ stage: "see", value: 1, grade: "hypothesis" });
    expect(pointOf("care", undefined).value).toBeNull();
    expect(withValue({ value: 1, grade: "measured" }, 0)).toEqual({ value: 0, grade: "measured" });
    expect(withValue(1, 0.5)).toBe(0.5);
    expect(withField(1, "grade", "reported")).toEqual({ value: 1, grade: "reported" });
    expect(withField({ value: 1, grade: "reported" }, "grade", "hypothesis")).toBe(1);
  });

  it("moves by tenths and halves inside the scale", () => {
    expect(keyed(0.7, "ArrowUp")).toBe(0.8);
    expect(keyed(1.9, "PageUp")).toBe(2);
    expect(keyed(null, "PageDown")).toBe(-0.5);
    expect(keyed(0, "a")).toBeNull();
    expect(Object.is(rounded(-0.02), 0)).toBe(true);
  });

  it("stands where its value says", () => {
    expect(yOf(frame, 2)).toBe(12);
    expect(yOf(frame, -2)).toBe(92);
    expect(valueAt(frame, yOf(frame, 0.7))).toBe(0.7);
  });

  it("skips unknown stages and is as sure as its weaker end", () => {
    const curve = pieces(frame, [
      { stage: "a", value: 1, grade: "measured" },
      { stage: "b", value: null, grade: "hypothesis" },
      { stage: "c", value: 0, grade: "reported" },
    ]);
    expect(curve).toEqual([{ d: "M100 32C238.7 32 377.3 52 516 52", grade: "reported" }]);
  });
});
