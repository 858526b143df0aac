import { describe, expect, it } from "vitest";
import shared from "../../../tests/data/operations.json";
import { apply } from "./apply.ts";
import { OperationError, type Tree } from "./paths.ts";
import { elementOf, touched } from "./touch.ts";
import type { Operation, Path } from "./types.ts";

interface Case {
  name: string;
  operation: Operation;
  /** Parts of the document that are different after it, null when gone; all of it for `replace`. */
  after?: Tree;
  inverse?: Operation;
  touched?: Path[];
  element?: string;
  error?: { message: string; key: string };
}
const { document, cases } = shared as unknown as { document: Tree; cases: Case[] };

function expected({ operation, after = {} }: Case): Tree {
  if (operation.op === "replace") return after;
  const all = Object.entries({ ...document, ...after });
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}

describe("the same cases as in Python", () => {
  const good = cases.filter((one) => !one.error);
  it.each(good.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const before = JSON.stringify(document);
    const done = apply(document, one.operation);
    expect(done.document).toStrictEqual(expected(one));
    if (one.inverse) expect(done.inverse).toStrictEqual(one.inverse);
    expect(touched(one.operation)).toEqual(one.touched);
    expect(elementOf(one.operation)).toBe(one.element);
    const back = apply(done.document, done.inverse);
    expect(back.document).toStrictEqual(document);
    expect(apply(back.document, back.inverse).document).toEqual(done.document);
    expect(JSON.stringify(document)).toBe(before);
  });

  const bad = cases.filter((one) => one.error);
  it.each(bad.map((one) => [one.name, one] as const))("refused: %s", (_, one) => {
    const found = refusal(one.operation);
    expect({ message: found.message, key: found.key }).toEqual(one.error);
  });

  it("are at least eighty", () => expect(cases.length).toBeGreaterThanOrEqual(80));
});

function refusal(operation: Operation): OperationError {
  try {
    apply(document, operation);
  } catch (error) {
    if (error instanceof OperationError) return error;
  }
  throw new Error("The operation was not refused.");
}
