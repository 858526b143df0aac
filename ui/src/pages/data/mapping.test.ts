import { describe, expect, it } from "vitest";
import {
  fewer,
  formatted,
  lacks,
  leavesOut,
  leavingOut,
  meaning,
  meaningOf,
  opened,
  timed,
} from "./mapping.ts";
import type { Mapping } from "./types.ts";

const ORDERS: Mapping = {
  source: "ordini",
  events: [
    {
      event: "Order Completed",
      time: { column: "Data", format: "%d/%m/%Y" },
      user_id: "Cliente",
      value: "Totale",
      properties: ["Prodotto", "Note"],
    },
    { event: "Order Shipped", time: "Spedito", user_id: "Cliente", properties: "none" },
  ],
};

describe("what columns mean", () => {
  it("is read from the draft", () => {
    const found = ["Data", "Spedito", "Cliente", "Totale", "Note", "Altro"].map((one) =>
      meaningOf(ORDERS, one),
    );
    expect(found).toEqual(["time", "time", "user_id", "value", "property", "out"]);
  });

  it("tells the name of an event that a column holds from one that is a word", () => {
    const log: Mapping = { events: [{ event: "{azione}", time: "ora", user_id: "chi" }] };
    expect(meaningOf(log, "azione")).toBe("event");
    expect(meaningOf({ events: [{ event: "ora", time: "t", user_id: "chi" }] }, "ora")).toBe("out");
  });

  it("gives every event the person, and one event alone the amount", () => {
    const other = meaning(ORDERS, "Note", "user_id");
    expect(other.events.map((one) => one.user_id)).toEqual(["Note", "Note"]);
    expect(meaningOf(other, "Cliente")).toBe("property");
    const amount = meaning(ORDERS, "Note", "value");
    expect(amount.events.map((one) => one.value)).toEqual(["Note", undefined]);
    expect(amount.events[0]?.properties).toEqual(["Prodotto", "Totale"]);
  });

  it("leaves a column out and takes it in again", () => {
    const bare = meaning(ORDERS, "Totale", "out");
    expect(meaningOf(bare, "Totale")).toBe("out");
    expect(meaningOf(meaning(bare, "Totale", "property"), "Totale")).toBe("property");
  });

  it("spells out names with braces", () => {
    const odd = meaning(ORDERS, "a{b}", "channel");
    expect(odd.events[0]?.channel).toEqual({ column: "a{b}" });
    expect(meaningOf(odd, "a{b}")).toBe("channel");
    expect(meaning(ORDERS, "a{b}", "property").events[0]?.properties).toMatchObject({
      "a{b}": { column: "a{b}" },
    });
  });

  it("brings columns through a group", () => {
    const receipt: Mapping = { ...ORDERS, group: { by: "Scontrino", first: ["Cliente"] } };
    expect(meaning(receipt, "Note", "channel").group).toEqual({
      by: "Scontrino",
      first: ["Cliente", "Note"],
    });
  });
});

describe("what is lacking", () => {
  it("is what the draft could not find", () => {
    const draft: Mapping = { events: [{ event: "A", time: "WHEN?", user_id: "WHO?" }] };
    const mapping = opened(draft);
    expect(lacks(mapping)).toEqual(["time", "person"]);
    expect(lacks(meaning(timed(mapping, 0, "Data"), "Cliente", "user_id"))).toEqual([]);
  });
});

describe("events and rows", () => {
  it("hands the properties on when the first event is left out", () => {
    const left = fewer(ORDERS, 0);
    expect(left.events).toHaveLength(1);
    expect(left.events[0]?.properties).toEqual(["Prodotto", "Note"]);
  });

  it("can leave out rows that name nobody", () => {
    const strict = leavingOut(ORDERS, true);
    expect(strict.when).toEqual({ Cliente: { exists: true } });
    expect(leavesOut(strict)).toBe(true);
    expect(leavingOut(strict, false)).toEqual(ORDERS);
  });

  it("writes all times in one way, or lets them be found out", () => {
    const us = formatted(ORDERS, "%m/%d/%Y");
    expect(us.events[1]?.time).toEqual({ column: "Spedito", format: "%m/%d/%Y" });
    expect(formatted(us, "").events[0]?.time).toBe("Data");
  });
});
