import { describe, expect, it } from "vitest";
import type { JourneyDocument } from "@/journey/types.ts";
import { apply } from "@/operations/apply.ts";
import { drafted, plan, typed } from "./changes.ts";
import { gridOf } from "./grid.ts";

const journey: JourneyDocument = {
  percorso: 1,
  id: "lamp",
  title: "Lamp",
  stages: [
    { id: "see", name: "See", owner: "Ada", emotion: 1 },
    { id: "do", name: "Buy" },
  ],
  touchpoints: [
    {
      id: "site",
      name: { en: "Website", it: "Sito" },
      channel: "website",
      stages: ["see"],
      state: "covered",
    },
    { id: "kiosk", name: "Kiosk", channel: "kiosk", stages: ["do"] },
    { id: "old", name: "Fax", channel: "fax", stages: ["do"], state: "retired" },
    { id: "gap", name: "Forum", stages: ["see"], state: "missing" },
  ],
};
const done = (operation: Parameters<typeof apply>[1]) => apply(journey, operation).document;

describe("the guide", () => {
  it("lays touchpoints out by channel and stage", () => {
    const rows = gridOf(journey);
    expect(rows.map((one) => one.id)).toEqual([
      "site",
      "social",
      "mail",
      "shop",
      "voice",
      "external",
      "kiosk",
      "",
    ]);
    const cells = (id: string) =>
      rows.find((one) => one.id === id)?.cells.map((one) => one.map((t) => t.id));
    expect(cells("site")).toEqual([["site"], []]);
    expect(cells("kiosk")).toEqual([[], ["kiosk"]]);
    expect(cells("")).toEqual([["gap"], []]);
  });

  it("takes what is typed as the catalogue knows it, or as its row is", () => {
    const [site] = gridOf(journey);
    if (!site) throw new Error("no row");
    const till = { name: "Till", kind: "traditional", media: "owned", channel: "store" };
    expect(done(typed(journey, site, "do", "Till", till)).touchpoints?.at(-1)).toEqual({
      id: "till",
      ...till,
      stages: ["do"],
      state: "covered",
    });
    expect(done(typed(journey, site, "do", "Help", undefined)).touchpoints?.at(-1)).toEqual({
      id: "help",
      name: "Help",
      kind: "digital",
      channel: "website",
      stages: ["do"],
      state: "covered",
    });
    expect(done(typed(journey, site, "do", "sito ", undefined)).touchpoints?.[0]?.stages).toEqual([
      "see",
      "do",
    ]);
  });

  it("plans what is proposed, on the map or not", () => {
    expect(done(plan(journey, "gap", "see", { name: "Forum" })).touchpoints?.[3]?.state).toBe(
      "planned",
    );
    const added = done(
      plan(journey, "faq", "do", {
        name: "FAQ",
        channel: "website",
        grade: "measured",
        media: null,
      }),
    );
    expect(added.touchpoints?.at(-1)).toEqual({
      id: "faq",
      name: "FAQ",
      channel: "website",
      stages: ["do"],
      state: "planned",
      grade: "measured",
    });
  });

  it("drafts what the data show at once", () => {
    const found = [
      { name: "Email", channel: "email", stage: "see" },
      { name: "Email", channel: "sms", stage: "do" },
    ];
    const operation = drafted(journey, found);
    if (!operation) throw new Error("nothing");
    expect(
      done(operation)
        .touchpoints?.slice(4)
        .map((one) => one.id),
    ).toEqual(["email", "email-2"]);
    expect(drafted(journey, [])).toBeNull();
  });
});
