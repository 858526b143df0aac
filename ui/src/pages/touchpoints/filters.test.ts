import { describe, expect, it } from "vitest";
import type { Text, Touchpoint } from "@/journey/types.ts";
import { stepped } from "@/parts/grid/place.ts";
import { grouped, matching, sorted } from "./filters.ts";

const say = (text: Text | undefined) => (typeof text === "string" ? text : "");
const words = (one: Touchpoint) => say(one.name);
const shop: Touchpoint = { id: "shop", name: "Shop", kind: "traditional", stages: ["see", "do"] };
const site: Touchpoint = { id: "site", name: "Site", kind: "digital", state: "covered" };
const blog: Touchpoint = { id: "blog", name: "Blog", owner: "Elena" };
const all = [shop, site, blog];

describe("the register", () => {
  it("is filtered by value, by lack of one, and by words", () => {
    expect(matching(all, { kind: "digital" }, say, words)).toEqual([site]);
    expect(matching(all, { kind: "none" }, say, words)).toEqual([blog]);
    expect(matching(all, { stage: "do" }, say, words)).toEqual([shop]);
    expect(matching(all, { owner: "Elena", q: " LOG" }, say, words)).toEqual([blog]);
    expect(matching(all, {}, say, words)).toEqual(all);
  });

  it("is grouped in a given order, what has no value last", () => {
    const groups = grouped(all, "kind", ["digital", "traditional"], say);
    expect(groups.map((group) => group.key)).toEqual(["digital", "traditional", "none"]);
  });

  it("is sorted, what has no value last either way", () => {
    const owner = (one: Touchpoint) => say(one.owner);
    const name = (one: Touchpoint) => say(one.name);
    expect(sorted(all, name, true, "it")).toEqual([site, shop, blog]);
    expect(sorted(all, owner, true, "it")[0]).toBe(blog);
    expect(sorted(all, owner, false, "it")[0]).toBe(blog);
  });
});

describe("keys of a grid", () => {
  it("lead from cell to cell and stop at its edges", () => {
    expect(stepped({ row: 0, column: 0 }, "ArrowDown", false, 3, 2)).toEqual({ row: 1, column: 0 });
    expect(stepped({ row: 0, column: 0 }, "ArrowUp", false, 3, 2)).toEqual({ row: 0, column: 0 });
    expect(stepped({ row: 0, column: 0 }, "End", true, 3, 2)).toEqual({ row: 2, column: 1 });
    expect(stepped({ row: 2, column: 1 }, "Home", false, 3, 2)).toEqual({ row: 2, column: 0 });
    expect(stepped({ row: 0, column: 0 }, "a", false, 3, 2)).toBeNull();
  });
});
