import { describe, expect, it } from "vitest";
import type { Difference } from "@/api/types.ts";
import { apply } from "@/operations/apply.ts";
import type { Thing } from "../model/shape.ts";
import { deedOf } from "./deeds.ts";
import { seconds } from "./seconds.ts";
import { bySpot, opensAt, spotOf } from "./spots.ts";
import { standing } from "./standing.ts";

const drawing: Thing = {
  percorso: 1,
  id: "lamp",
  title: "Lamp",
  stages: [
    { id: "see", name: "See", enter: { event: "Page" }, emotion: { value: 1, note: "Bright" } },
    {
      id: "think",
      name: "Think",
      enter: { event: "Compare" },
      target_duration: "7d",
      kpis: [{ id: "on", name: "Go on", target: 40 }],
    },
    { id: "do", name: "Do", enter: { event: "Order" }, emotion: 0.5 },
  ],
  touchpoints: [
    { id: "site", name: "Site", stages: ["see", "do"], state: "covered", channel: "website" },
    { id: "kiosk", name: "Kiosk", stages: ["do"], state: "planned" },
  ],
};

const NOTHING = {
  key: "",
  element: "",
  stage: null,
  drawn: null,
  measured: null,
  low: null,
  high: null,
  n: null,
  people: null,
  share: null,
  to: null,
  name: null,
  ruled: null,
};
const parts = (kind: Difference["kind"], rest: Partial<Difference>): Difference => ({
  ...NOTHING,
  kind,
  ...rest,
});

const found = {
  emotion: parts("emotion", {
    element: "stages/see",
    stage: "see",
    drawn: 1,
    measured: 0.3456,
  }),
  kpi: parts("kpi", { element: "stages/think/kpis/on", stage: "think", drawn: 40, measured: 32 }),
  time: parts("time", { element: "stages/think", stage: "think", drawn: 604_800 }),
  skips: parts("skips", { element: "stages/see", stage: "see", to: "do" }),
  returns: parts("returns", { element: "stages/do", stage: "do", to: "see" }),
  unseen: parts("unseen", {
    element: "touchpoints/site",
    stage: "see",
    drawn: "covered",
    ruled: false,
  }),
  absent: parts("absent", { element: "touchpoints/site", stage: "do", drawn: "covered" }),
  elsewhere: parts("elsewhere", { element: "touchpoints/site", stage: "think" }),
  in_use: parts("in_use", { element: "touchpoints/kiosk", stage: "do", drawn: "planned" }),
  touchpoint: parts("unknown_touchpoint", { name: "app_home", stage: "think", people: 40 }),
  channel: parts("unknown_channel", { name: "paid_radio", n: 70 }),
};
const all = Object.values(found);

const did = (one: Difference, document: Thing = drawing): Thing => {
  const deed = deedOf(
    one,
    document,
    (text) => text,
    (name) => name,
  );
  if (!deed) throw new Error(`nothing closes ${one.kind}`);
  return apply(document as never, deed).document as unknown as Thing;
};
const at = (document: Thing, list: string, id: string) =>
  (document[list] as Thing[]).find((one) => one.id === id);

describe("a difference", () => {
  it("stands as long as the drawing says what it said", () => {
    expect(standing(all, drawing)).toEqual(all);
    expect(standing(all, { ...drawing, stages: [], touchpoints: [] })).toEqual([
      found.touchpoint,
      found.channel,
    ]);
  });

  it.each(["emotion", "skips", "absent", "elsewhere", "in_use", "touchpoint", "channel"] as const)(
    "of %s is gone once its deed is done, and the others stay",
    (name) => {
      const after = standing(all, did(found[name]));
      expect(after).not.toContain(found[name]);
      // A touchpoint taken out of a stage, or drawn in one, keeps its other differences.
      expect(after).toHaveLength(all.length - 1);
    },
  );

  it.each(["kpi", "time", "returns", "unseen"] as const)("of %s is closed by thinking", (name) => {
    expect(
      deedOf(
        found[name],
        drawing,
        (text) => text,
        (one) => one,
      ),
    ).toBeNull();
  });

  it("of a KPI or a rule goes when the target or the rule is another", () => {
    const stages = (drawing.stages as Thing[]).map((one) =>
      one.id === "think" ? { ...one, kpis: [{ id: "on", name: "Go on", target: 30 }] } : one,
    );
    expect(standing([found.kpi], { ...drawing, stages })).toEqual([]);
    const site = { ...at(drawing, "touchpoints", "site"), rule: { event: "Page" } };
    expect(standing([found.unseen], { ...drawing, touchpoints: [site] })).toEqual([]);
  });
});

describe("what a deed writes", () => {
  it("is the measured emotion, to a tenth, with its grade; notes stay", () => {
    expect(at(did(found.emotion), "stages", "see")?.emotion).toEqual({
      value: 0.3,
      note: "Bright",
      grade: "measured",
    });
  });

  it("is the stages of a touchpoint in the order of the map", () => {
    expect(at(did(found.elsewhere), "touchpoints", "site")?.stages).toEqual(["see", "think", "do"]);
    expect(at(did(found.absent), "touchpoints", "site")?.stages).toEqual(["see"]);
  });

  it("is every stage between that was asked for", () => {
    expect(at(did(found.skips), "stages", "think")?.optional).toBe(true);
  });

  it("is a touchpoint that the events recognise: by its id, else by a rule", () => {
    expect(at(did(found.touchpoint), "touchpoints", "app_home")).toEqual({
      id: "app_home",
      name: "app_home",
      stages: ["think"],
      state: "covered",
    });
    expect(at(did(found.channel), "touchpoints", "paid-radio")).toEqual({
      id: "paid-radio",
      name: "paid_radio",
      channel: "paid_radio",
      state: "covered",
      rule: { channel: "paid_radio" },
    });
    const odd = { ...found.touchpoint, name: "App: Home" };
    const closed = did(odd);
    expect(at(closed, "touchpoints", "app-home")?.rule).toEqual({ touchpoint: "App: Home" });
    expect(standing([odd], closed)).toEqual([]);
  });
});

describe("a difference shows", () => {
  it("at its stop of the map", () => {
    expect(all.map(spotOf)).toEqual([
      "emotion/see",
      "kpis/think/on",
      "stages/think",
      "stages/see",
      "stages/do",
      "touchpoints/see/site",
      "touchpoints/do/site",
      "ghosts/think",
      "touchpoints/do/kiosk",
      "ghosts/think",
      "ghosts/",
    ]);
    expect(bySpot(all).get("ghosts/think")).toEqual([found.elsewhere, found.touchpoint]);
  });

  it("opens its element, at the rule where that is what lacks", () => {
    expect(opensAt(found.unseen)).toEqual({ element: "touchpoints/site", tab: "rule" });
    expect(opensAt(found.kpi)).toEqual({ element: "stages/think/kpis/on", tab: "details" });
    expect(opensAt(found.channel)).toBeNull();
  });
});

it("reads lengths of time", () => {
  expect([seconds("7d"), seconds("1d 12h"), seconds(undefined)]).toEqual([604_800, 129_600, null]);
});
