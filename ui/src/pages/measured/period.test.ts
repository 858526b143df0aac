import { expect, test } from "vitest";
import { isDay, presets, queryOf } from "./period.ts";

test("the last day on screen is included, the server's end is not", () => {
  expect(queryOf({ from: "2026-02-01", to: "2026-02-28" })).toEqual({
    start: "2026-02-01",
    end: "2026-03-01",
    segment: undefined,
  });
});

test("what is no day is left out", () => {
  expect(isDay("2026-02-30")).toBe(false);
  expect(queryOf({ from: "yesterday", to: "2026-13-01" })).toEqual({});
});

test("periods count back from the newest event", () => {
  expect(presets("2026-03-31T10:00:00Z")[0]).toEqual({
    id: "30",
    days: 30,
    from: "2026-03-02",
    to: "2026-03-31",
  });
  expect(presets(null)).toEqual([]);
});
