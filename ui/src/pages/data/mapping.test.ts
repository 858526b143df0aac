import { describe, expect, it } from "vitest";
import {
  drafted,
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
import type { EventRule, Mapping } from "./types.ts";

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

/** As the server drafts a table of deals: the money belongs to what was won. */
const DEALS: Mapping = {
  events: [
    { event: "Deal Created", time: "Aperta", user_id: "Cliente", properties: ["Lordo", "Note"] },
    {
      event: "Deal Won",
      time: "Chiusa",
      when: { Stato: "vinta" },
      user_id: "Cliente",
      value: "Netto",
      currency: "Valuta",
    },
    { event: "Deal Lost", time: "Chiusa", when: { Stato: "persa" }, user_id: "Cliente" },
  ],
};
const RECEIPT: Mapping = {
  ...ORDERS,
  group: { by: "Scontrino", first: ["Data", "Cliente", "Valuta"], sum: ["Totale"] },
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

describe("fields that count once", () => {
  const places = (mapping: Mapping, field: string) => mapping.events.map((one) => one[field]);

  it("stay at the event that bears the money", () => {
    const other = meaning(DEALS, "Lordo", "value");
    expect(places(other, "value")).toEqual([undefined, "Lordo", undefined]);
    expect(other.events[0]?.properties).toEqual(["Note", "Netto"]);
    const money = meaning(DEALS, "Note", "currency");
    expect(places(money, "currency")).toEqual([undefined, "Note", undefined]);
    expect(places(meaning(DEALS, "Note", "quantity"), "quantity")[1]).toBe("Note");
  });

  it("come back to it when the money was left out for a while", () => {
    const bare = meaning(meaning(DEALS, "Netto", "out"), "Valuta", "out");
    expect(places(meaning(bare, "Lordo", "value"), "value")).toEqual([
      undefined,
      "Lordo",
      undefined,
    ]);
  });

  it("stand at the first event where they are not money", () => {
    expect(places(meaning(DEALS, "Note", "text"), "text")).toEqual(["Note", undefined, undefined]);
  });

  it("stand nowhere else, also as what is always the same", () => {
    const [first, ...rest] = DEALS.events.map((one) => ({ ...one, value: { constant: 5 } }));
    const several: Mapping = { events: first ? [first, ...rest] : rest };
    expect(places(meaning(several, "Lordo", "value"), "value")).toEqual([
      "Lordo",
      undefined,
      undefined,
    ]);
  });

  it("are handed on when their event is left out", () => {
    const won = fewer(DEALS, 1);
    expect(won.events[0]).toMatchObject({ event: "Deal Created", value: "Netto" });
    expect(won.events[0]?.properties).toEqual(["Lordo", "Note"]);
    expect(meaningOf(won, "Valuta")).toBe("currency");
    const [order, shipped] = ORDERS.events;
    const rated = { ...order, score: "Voto", score_kind: { constant: "stars" } };
    const left = fewer({ events: [rated, shipped] as EventRule[] }, 0);
    expect(left.events[0]).toMatchObject({
      event: "Order Shipped",
      value: "Totale",
      score: "Voto",
      score_kind: { constant: "stars" },
    });
  });

  it("are not handed on where another event has them", () => {
    expect(fewer(DEALS, 0).events.map((one) => one.value)).toEqual(["Netto", undefined]);
  });
});

describe("rows that become one", () => {
  it("add up the new amount where they added up the old one", () => {
    expect(meaning(RECEIPT, "Netto", "value").group).toEqual({
      by: "Scontrino",
      first: ["Data", "Cliente", "Valuta"],
      sum: ["Totale", "Netto"],
    });
  });

  it("add up a column that came through by its first value", () => {
    const first = ["Data", "Cliente", "Netto"];
    const mapping = { ...RECEIPT, group: { by: "Scontrino", first, sum: ["Totale"] } };
    expect(meaning(mapping, "Netto", "value").group).toEqual({
      by: "Scontrino",
      first: ["Data", "Cliente"],
      sum: ["Totale", "Netto"],
    });
  });

  it("keep the first value of anything else", () => {
    expect(meaning(RECEIPT, "Divisa", "currency").group).toMatchObject({
      first: ["Data", "Cliente", "Valuta", "Divisa"],
      sum: ["Totale"],
    });
  });
});

describe("the reasons of a draft", () => {
  it("belong to the event that they were given for", () => {
    const left = fewer(DEALS, 0);
    expect(left.events.map((one) => drafted(DEALS, one))).toEqual([1, 2]);
    expect(drafted(DEALS, timed(left, 0, "Altro").events[0] as EventRule)).toBe(-1);
    expect(drafted(null, left.events[0] as EventRule)).toBe(-1);
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
