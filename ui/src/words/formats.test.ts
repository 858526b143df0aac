import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatsFor } from "./formats.ts";
import { LANGS } from "./lang.ts";

type Cases = Record<string, [never, string][]>;
const list = "../tests/data/formats.json"; // vitest runs in ui/
const cases = JSON.parse(readFileSync(list, "utf8")) as Record<string, Cases>;

describe.each(LANGS)("formats in %s are those of percorso.formats", (lang) => {
  const found = formatsFor(lang);
  const money = (currency: string) => (value: number | null) => found.money(value, currency);
  const printers: Record<string, (value: never) => string> = {
    number: found.number,
    figure: found.figure,
    share: found.share,
    points: found.points,
    duration: found.duration,
    date: found.date,
    euro: money("EUR"),
    dollar: money("USD"),
    yen: money("JPY"),
    franc: money("CHF"),
  };
  test.each(Object.keys(printers))("%s", (name) => {
    for (const [value, text] of cases[lang]?.[name] ?? []) {
      expect([value, printers[name]?.(value)]).toEqual([value, text]);
    }
  });
});
