import { describe, expect, it } from "vitest";
import type { JourneyDocument } from "@/journey/types.ts";
import { apply } from "@/operations/apply.ts";
import { keywordsOf } from "./keywords.ts";
import { addGroup, addNote, boardOf, columnsOf, linkIdea, moveNote, notesOf } from "./model.ts";
import { turned } from "./turning.ts";

const journey: JourneyDocument = {
  percorso: 1,
  id: "lamp",
  title: "Lamp",
  stages: [
    { id: "see", name: "See", questions: [{ text: "How tall?", answered: false }] },
    { id: "do", name: "Buy" },
  ],
  pains: [{ id: "no-scale", text: "No scale" }],
  board: {
    keywords: ["size"],
    groups: [{ id: "first", name: "Seeing first" }],
    problems: [
      {
        id: "height",
        text: "Height unknown",
        group: "first",
        stages: ["see"],
        pains: ["no-scale"],
        grade: "reported",
        evidence: ["talks"],
      },
      { id: "date", text: "No date", stages: ["do"] },
    ],
    ideas: [
      { id: "ar", text: "View in the room", group: "first", solves: ["height", "date"], votes: 3 },
      { id: "box", text: "Cardboard", group: "gone" },
    ],
  },
  evidence: [{ id: "talks", kind: "interview", title: "Talks" }],
};
const board = boardOf(journey);
const note = (id: string) => {
  const found = notesOf(board).find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const done = (operation: Parameters<typeof apply>[1]) => apply(journey, operation).document;

describe("the board", () => {
  it("stands in columns, notes of unknown groups among those without", () => {
    const ids = columnsOf(board).map((one) => [one.group?.id, one.notes.map((each) => each.id)]);
    expect(ids).toEqual([
      [undefined, ["date", "box"]],
      ["first", ["height", "ar"]],
    ]);
  });

  it("takes notes, groups them and lets them go", () => {
    const made = addNote(board, "ideas", "Height", { group: "first", keyword: "size", by: "Ada" });
    expect(made.value).toEqual({
      id: "height-2",
      text: "Height",
      group: "first",
      keyword: "size",
      by: "Ada",
    });
    const grouped = done(addGroup(board, "Delivery", [note("date"), note("box")]));
    expect(columnsOf(boardOf(grouped)).map((one) => one.notes.length)).toEqual([0, 2, 2]);
    expect(boardOf(done(moveNote(note("ar"), null))).ideas?.[0]?.group).toBeUndefined();
  });

  it("links one idea to several problems, and unlinks it", () => {
    const idea = board.ideas?.[0];
    if (!idea) throw new Error("no idea");
    expect(linkIdea(idea, "date")).toMatchObject({ value: ["height"] });
    expect(linkIdea({ ...idea, solves: ["date"] }, "date")).toMatchObject({ value: null });
  });

  it("turns a problem into a pain that it stays tied to", () => {
    const found = done(
      turned(journey, [note("height")], {
        into: "pains",
        text: "Nobody knows the height",
        stages: ["see"],
      }),
    );
    expect(found.pains?.[1]).toEqual({
      id: "nobody-knows-the-height",
      text: "Nobody knows the height",
      stages: ["see"],
      evidence: ["talks"],
      grade: "reported",
    });
    expect(boardOf(found).problems?.[0]?.pains).toEqual(["no-scale", "nobody-knows-the-height"]);
  });

  it("turns an idea into an action with its opportunity, linked to problems and pains", () => {
    const asked = {
      into: "actions",
      text: "Build the view",
      stages: ["see"],
      owner: "Ada",
      date: "2026-12-01",
    } as const;
    const found = done(turned(journey, [note("ar")], { ...asked, stages: [...asked.stages] }));
    expect(found.opportunities?.[0]).toEqual({
      ...{ id: "build-the-view", text: "Build the view", stages: ["see"], owner: "Ada" },
      ...{ pains: ["no-scale"], problems: ["height", "date"], ideas: ["ar"] },
    });
    expect(found.actions?.[0]).toMatchObject({
      opportunities: ["build-the-view"],
      due: "2026-12-01",
      owner: "Ada",
    });
    expect(boardOf(found).ideas?.[0]?.state).toBe("chosen");
    const again = apply(
      found,
      turned(found, [{ ...note("ar") }], { ...asked, stages: [] }),
    ).document;
    expect(again.opportunities).toHaveLength(1);
    expect(again.actions?.map((one) => one.id)).toEqual(["build-the-view", "build-the-view-2"]);
  });

  it("is undone at once", () => {
    const operation = turned(journey, [note("ar"), note("height")], {
      into: "opportunities",
      text: "Show it",
      stages: [],
    });
    const put = apply(journey, operation);
    expect(apply(put.document, put.inverse).document).toEqual(journey);
  });

  it("proposes keywords that the map speaks of and the board does not lead by yet", () => {
    expect(keywordsOf(journey).map((one) => one.from)).toEqual([
      "question",
      "pain",
      "stage",
      "stage",
    ]);
  });
});
