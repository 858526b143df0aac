import { expect, test } from "vitest";
import type { Rule } from "@/journey/types.ts";
import { draftOf, newCondition, newGroup, ruleOf, scalarOf } from "./draft.ts";

const RULES: Rule[] = [
  { event: "Page Viewed" },
  { event: ["A", "B"], where: { plan: "pro", value: { gte: 3 } } },
  { at_least: 2, within: "7d", of: { event: "Product Viewed" } },
  { any: [{ event: "A" }, { at_least: 2, within: "7d", of: { event: "B" } }] },
  { all: [{ event: "A" }, { where: { country: "IT" } }] },
  { not: { event: "A" } },
  { any: [{ event: "A" }, { event: "B" }], not: { event: "C" } },
  { any: [{ event: "A" }, { event: "B" }], not: { any: [{ event: "C" }, { event: "D" }] } },
  { all: [{ event: "A" }, { not: { event: "C", where: { state: "open" } } }] },
  { any: [{ event: "A" }, { all: [{ event: "B" }, { channel: "shop" }] }] },
];

test("a rule comes back from the builder as it went in", () => {
  for (const rule of RULES) expect(ruleOf(draftOf(rule)).rule).toEqual(rule);
});

test("a condition beside a group means the same as both in a list", () => {
  const rule = ruleOf(draftOf({ event: "A", not: { event: "B" } })).rule;
  expect(rule).toEqual({ all: [{ event: "A" }, { not: { event: "B" } }] });
});

test("every line knows its place in the rule", () => {
  const draft = draftOf(RULES[7]);
  const lines = draft.groups.flatMap((group) => group.conditions.map((line) => line.id));
  const { paths } = ruleOf(draft);
  expect(lines.map((id) => paths.get(id))).toEqual(["any.0", "any.1", "not.any.0", "not.any.1"]);
  const nested = draftOf(RULES[8]);
  const [first, second] = nested.groups.map((group) => group.conditions[0]?.id ?? "");
  const places = ruleOf(nested).paths;
  expect([places.get(first ?? ""), places.get(second ?? "")]).toEqual(["all.0", "all.1.not"]);
});

test("lines that say nothing yet are no part of the rule", () => {
  const group = newGroup("any");
  group.conditions.push(newCondition(), { ...newCondition(), heads: { event: ["A"] } });
  expect(ruleOf({ groups: [group, newGroup("none")] }).rule).toEqual({ event: "A" });
  expect(ruleOf({ groups: [newGroup("any")] }).rule).toBeNull();
});

test("values are written as what the property is", () => {
  expect(scalarOf("2,5", "number")).toBe(2.5);
  expect(scalarOf("2", "text")).toBe("2");
  expect(scalarOf("true", "bool")).toBe(true);
  expect(scalarOf("many", "number")).toBe("many");
});
