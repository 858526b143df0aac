import { describe, expect, it } from "vitest";
import type { Tactic } from "@/journey/types.ts";
import { cardsAt, costOf, moved, rowsOf } from "./board.ts";
import { barsIn, firstMonth, monthAfter, monthsFrom } from "./calendar.ts";

const films: Tactic = {
  id: "films",
  text: "Films",
  stages: ["see", "think"],
  channel: "social",
  cost: { amount: 3500, currency: "EUR", per: "quarter" },
  starts: "2026-09-01",
  ends: "2026-12-20",
};
const page: Tactic = { id: "page", text: "Page", stages: ["think"], starts: "2027-02-15" };

describe("the board", () => {
  it("has a row for each channel in use, none last", () => {
    expect(rowsOf([page, films], ["email", "social"])).toEqual(["social", ""]);
    expect(cardsAt([films, page], { stage: "think", channel: "" })).toEqual([page]);
  });

  it("moves a card and keeps its other stages", () => {
    const from = { stage: "see", channel: "social" };
    expect(moved(films, from, from)).toBeNull();
    expect(moved(films, from, { stage: "do", channel: "social" })).toEqual({
      op: "edit",
      path: ["tactics", "films", "stages"],
      value: ["do", "think"],
    });
    expect(moved(films, from, { stage: "think", channel: "email" })).toMatchObject({
      op: "batch",
      operations: [{ value: ["think"] }, { value: "email" }],
    });
    expect(moved(page, { stage: "think", channel: "" }, { stage: "", channel: "" })).toMatchObject({
      value: null,
    });
  });

  it("adds up what a stage costs", () => {
    expect(costOf([films, page], "think")).toEqual([films.cost]);
  });
});

describe("the calendar", () => {
  it("counts months over years", () => {
    expect(monthAfter("2026-12", 1)).toBe("2027-01");
    expect(monthAfter("2026-01", -1)).toBe("2025-12");
    expect(firstMonth([page, films], "2020-01-01")).toBe("2026-09");
  });

  it("lays bars over the months they touch", () => {
    const [first, second] = barsIn([page, films], monthsFrom("2026-09", 6));
    expect(first).toMatchObject({ left: 0, openStart: false, openEnd: false });
    expect(first?.width).toBeCloseTo((3 + 20 / 31) / 6);
    expect(second?.left).toBeCloseTo(5.5 / 6);
    expect(second).toMatchObject({ openEnd: true });
    expect(barsIn([films], monthsFrom("2027-01", 3))).toEqual([]);
  });
});
