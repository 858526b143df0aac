import { describe, expect, it } from "vitest";
import type { HistoryEntry } from "@/api/types.ts";
import type { JourneyDocument } from "@/journey/types.ts";
import { compared } from "./compared.ts";
import { byDay, kept } from "./days.ts";

const entry = (version: number, at: string, by: string): HistoryEntry => ({
  ...{ version, at, sentence: "", element: "", undone: false, undoes: null },
  by: { id: by, name: by, initials: by },
});
const entries = [
  entry(3, "2026-11-22T10:00:00", "ada"),
  entry(2, "2026-11-22T09:00:00", "luca"),
  entry(1, "2026-11-20T09:00:00", "ada"),
];

describe("the history", () => {
  it("stands by day", () => {
    expect(byDay(entries).map((one) => [one.day, one.entries.length])).toEqual([
      ["2026-11-22", 2],
      ["2026-11-20", 1],
    ]);
  });

  it("is filtered by person and time", () => {
    expect(kept(entries, { by: "ada", from: "2026-11-21" }).map((one) => one.version)).toEqual([3]);
    expect(kept(entries, { to: "2026-11-20" }).map((one) => one.version)).toEqual([1]);
    expect(kept(entries, {})).toHaveLength(3);
  });

  it("says what differs between a version and now", () => {
    const now: JourneyDocument = {
      ...{ percorso: 1, id: "a", title: "A" },
      stages: [
        { id: "see", name: "See", owner: "Ada" },
        { id: "do", name: "Do" },
      ],
      pains: [{ id: "p", text: "Late" }],
      board: { ideas: [{ id: "i", text: "Lamp", votes: 1 }] },
    };
    const then: JourneyDocument = {
      ...now,
      stages: [
        { owner: "Ada", name: "See", id: "see" },
        { id: "do", name: "Buy" },
      ],
      pains: [],
      tactics: [{ id: "t", text: "Mail" }],
      board: { ideas: [{ id: "i", text: "Lamp" }] },
    };
    expect(compared(then, now).map((one) => `${one.list}/${one.id} ${one.what}`)).toEqual([
      "stages/do changed",
      "pains/p only_now",
      "tactics/t only_then",
      "board/ideas/i changed",
    ]);
  });
});
