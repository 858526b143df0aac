import { expect, test } from "vitest";
import { firstStrings } from "./firstWords.ts";

const strings = firstStrings("src");

test("the first view has the words of home, of the shell and of what they open", () => {
  const needed = ["New journey", "Sign in", "Find or do", "Keyboard shortcuts", "Map check"];
  expect(needed.filter((one) => !strings.has(one))).toEqual([]);
});

test("the words of other pages come with them", () => {
  const others = ["Restore this version", "Show the whole catalogue"];
  expect(others.filter((one) => strings.has(one))).toEqual([]);
});
