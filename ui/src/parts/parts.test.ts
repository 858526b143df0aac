import { describe, expect, it } from "vitest";
import { citing, regraded } from "./citing.ts";
import { claimsOf } from "./claims.ts";
import { summed } from "./costs.ts";
import { csvCell, csvText } from "./csv.ts";
import { dayOf } from "./day.ts";

const journey = {
  stages: [
    {
      id: "see",
      name: { it: "Ispirazione", en: "Inspiration" },
      mindset: { text: "I look", grade: "reported", evidence: ["talks"] },
      questions: ["What light?", { text: "Who?", evidence: ["talks"] }],
      emotion: 1,
      kpis: [{ id: "new", name: "New people", evidence: ["talks"] }],
    },
  ],
  personas: [
    {
      id: "giulia",
      name: "Giulia",
      evidence: ["talks"],
      needs: [{ it: "Misure", en: "Sizes" }],
      empathy: [{ thinks: ["Too tall?"], pains: [{ text: "No size", evidence: ["talks"] }] }],
    },
  ],
  pains: [{ id: "wait", text: "A long wait", evidence: ["talks"] }],
  board: { problems: [{ id: "p1", text: "Slow" }] },
};

describe("statements", () => {
  const claims = claimsOf(journey);
  const find = (path: string) => {
    const found = claims.find((claim) => claim.path.join(".") === path);
    if (!found) throw new Error(`no ${path}`);
    return found;
  };

  it("are found wherever they stand, each form alike", () => {
    expect(claims.map((claim) => claim.path.join("."))).toEqual([
      "stages.see.mindset",
      "stages.see.questions.0",
      "stages.see.questions.1",
      "stages.see.emotion",
      "stages.see.kpis.new",
      "personas.giulia",
      "personas.giulia.needs.0",
      "personas.giulia.empathy.0.thinks.0",
      "personas.giulia.empathy.0.pains.0",
      "pains.wait",
      "board.problems.p1",
    ]);
    expect(find("personas.giulia.needs.0").words).toEqual({ it: "Misure", en: "Sizes" });
    expect(find("stages.see.mindset")).toMatchObject({ grade: "reported", element: "stages/see" });
  });

  it("take evidence in the shortest form, and give it back", () => {
    const path = ["personas", "giulia", "needs", 0];
    const text = { it: "Misure", en: "Sizes" };
    const value = { text, evidence: ["talks"], grade: "reported" };
    const need = find("personas.giulia.needs.0");
    expect(citing(journey, need, ["talks"])).toEqual({ op: "edit", path, value });
    expect(regraded(journey, need, "hypothesis")).toEqual({ op: "edit", path, value: text });
    expect(citing(journey, find("stages.see.emotion"), ["talks"])).toMatchObject({
      value: { value: 1, evidence: ["talks"], grade: "reported" },
    });
    expect(citing(journey, find("pains.wait"), [])).toEqual({
      op: "batch",
      operations: [
        { op: "edit", path: ["pains", "wait", "evidence"], value: null },
        { op: "edit", path: ["pains", "wait", "grade"], value: null },
      ],
    });
    expect(regraded(journey, find("pains.wait"), "measured")).toEqual({
      op: "edit",
      path: ["pains", "wait", "grade"],
      value: "measured",
    });
  });
});

describe("small parts", () => {
  it("never writes a cell that runs", () => {
    const cells = ["=1+1", " ＝cmd", "\t=1", "@sum", "-12.5", "-12 hours", "a=b", 'a "b", c'];
    expect(cells.map(csvCell)).toEqual([
      "'=1+1",
      "' ＝cmd",
      '"\'\t=1"',
      "'@sum",
      "-12.5",
      "'-12 hours",
      "a=b",
      '"a ""b"", c"',
    ]);
    expect(csvText([["a", "b\nc"]])).toBe('a,"b\nc"\r\n');
  });

  it("adds up costs of a kind only", () => {
    const month = { amount: 0.1, currency: "EUR", per: "month" };
    const once = { amount: 5, currency: "EUR" };
    expect(summed([month, { ...month, amount: 0.2 }, once, null])).toEqual([
      { amount: 5, currency: "EUR", per: "once" },
      { amount: 0.3, currency: "EUR", per: "month" },
    ]);
  });
});

describe("a plain day", () => {
  it("is the reader's, not that of Greenwich", () => {
    expect(dayOf(new Date(2026, 0, 5, 0, 5))).toBe("2026-01-05");
    expect(dayOf(new Date(2026, 0, 5, 23, 55))).toBe("2026-01-05");
  });
});
