import { describe, expect, it } from "vitest";
import { parted, recorded } from "./record.ts";

const draft = {
  ...{ date: "2026-11-22", people: " Ada ", agenda: ["Costs", " "], decisions: ["Keep them"] },
  ...{ note: "", next: "2026-12-06" },
};
const write = (words: string) => words;

describe("check-ins", () => {
  it("are recorded with the day of the next one in one change", () => {
    expect(recorded([], draft, write)).toEqual({
      op: "batch",
      operations: [
        {
          ...{ op: "add", path: ["checkins"] },
          value: { date: "2026-11-22", people: "Ada", agenda: ["Costs"], decisions: ["Keep them"] },
        },
        { op: "add", path: ["checkins"], value: { date: "2026-12-06" } },
      ],
    });
  });

  it("take the place of the one that was planned for that day", () => {
    const known = [{ date: "2026-11-22" }, { date: "2026-12-06" }];
    expect(recorded(known, draft, write)).toMatchObject({ op: "edit", path: ["checkins", 0] });
  });

  it("are parted into coming and held", () => {
    const known = [{ date: "2026-11-01" }, { date: "2026-12-20" }, { date: "2026-12-06" }];
    const found = parted(known, "2026-11-22");
    expect(found.coming.map(({ place }) => place)).toEqual([2, 1]);
    expect(found.held.map(({ place }) => place)).toEqual([0]);
  });
});
