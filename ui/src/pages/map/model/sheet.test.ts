import { describe, expect, it } from "vitest";
import { NOWHERE } from "./cards.ts";
import { edge, nearest, next, spotKey, spotOf } from "./grid.ts";
import type { LaneId } from "./lanes.ts";
import { sample, say } from "./sample.ts";
import { cardByKey, countCards, sheetOf } from "./sheet.ts";
import { fromAddress, listed, shifted, standard, toggled } from "./shown.ts";

const lanes: LaneId[] = ["goals", "questions", "touchpoints", "emotion", "pains", "kpis", "notes"];
const sheet = sheetOf(sample, lanes, say);
const keys = (lane: LaneId) =>
  sheet.rows.get(lane)?.map((cards) => cards.map((card) => card.key.split("/").at(-1)));

describe("the sheet", () => {
  it("has a column a stage, and one for what names no stage", () => {
    expect(sheet.columns).toEqual(["see", "do", "care", NOWHERE]);
    expect(sheetOf(sample, ["pains"], say).columns).toEqual(["see", "do", "care"]);
  });

  it("puts each thing in the cells of its stages", () => {
    expect(keys("touchpoints")).toEqual([["shop", "site"], ["shop", "till"], [], ["fair"]]);
    expect(keys("questions")).toEqual([["0", "1"], [], [], []]);
    expect(keys("kpis")).toEqual([["cost"], ["cost", "time"], [], []]);
    expect(keys("goals")).toEqual([["customer_goal"], [], [], []]);
    expect(keys("notes")).toEqual([["0"], ["note"], [], []]);
    expect(countCards(sheet)).toBe(14);
  });

  it("says where a card stands in the document", () => {
    expect(cardByKey(sheet, "questions/see/1")).toMatchObject({
      path: ["stages", "see", "questions", 1],
      element: "stages/see/questions/1",
      text: "Who sells it?",
    });
    expect(cardByKey(sheet, "pains/do/slow")).toMatchObject({
      path: ["pains", "slow"],
      element: "pains/slow",
      grade: "measured",
    });
  });

  it("keeps the cells that did not change", () => {
    const pains = [{ id: "slow", text: "Too slow", stages: ["do"], grade: "measured" }];
    const after = sheetOf({ ...sample, pains }, lanes, say, sheet);
    expect(after.rows.get("touchpoints")).toBe(sheet.rows.get("touchpoints"));
    expect(after.rows.get("pains")?.[0]).toBe(sheet.rows.get("pains")?.[0]);
    expect(after.rows.get("pains")?.[1]).not.toBe(sheet.rows.get("pains")?.[1]);
  });
});

describe("the arrows", () => {
  const go = (key: string, arrow: Parameters<typeof next>[2]) => {
    const spot = spotOf(sheet, key);
    if (!spot) throw new Error(key);
    return spotKey(sheet, next(sheet, spot, arrow));
  };

  it("walk cards, cells and rows", () => {
    expect(go("touchpoints/see/shop", "down")).toBe("touchpoints/see/site");
    expect(go("touchpoints/see/site", "down")).toBe("pains/see");
    expect(go("touchpoints/see/site", "right")).toBe("touchpoints/do/till");
    expect(go("touchpoints/do/till", "right")).toBe("touchpoints/care");
    expect(go("stages/see", "down")).toBe("goals/see/customer_goal");
    expect(go("stages/see", "left")).toBe("stages/see");
    expect(go("questions/see/0", "up")).toBe("goals/see/customer_goal");
  });

  it("reach the ends, and stay on the map when a card goes", () => {
    const spot = { row: "touchpoints", column: 1, at: 1 } as const;
    expect(spotKey(sheet, edge(sheet, spot, false, true))).toBe("stages/see");
    expect(spotKey(sheet, edge(sheet, spot, true, false))).toBe("touchpoints//fair");
    expect(nearest(sheet, { ...spot, at: 7 })).toEqual(spot);
  });
});

describe("the rows shown", () => {
  it("come from the address, the workspace or the usual ones", () => {
    expect(fromAddress("pains,nothing,touchpoints,pains")).toEqual(["pains", "touchpoints"]);
    expect(fromAddress("nothing")).toBeNull();
    expect(standard(["kpis", 4])).toEqual(["kpis"]);
    expect(standard(undefined)).toContain("emotion");
  });

  it("are ticked and moved, and one always stays", () => {
    expect(toggled(["pains"], "pains")).toEqual(["pains"]);
    expect(toggled(["touchpoints", "kpis"], "pains")).toEqual(["touchpoints", "pains", "kpis"]);
    expect(shifted(["touchpoints", "kpis"], "kpis", -1)).toEqual(["kpis", "touchpoints"]);
    expect(shifted(["touchpoints", "kpis"], "kpis", 1)).toEqual(["touchpoints", "kpis"]);
    expect(listed(["kpis"])).toHaveLength(14);
  });
});
