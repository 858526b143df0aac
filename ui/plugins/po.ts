import { compileMessage } from "@lingui/message-utils/compileMessage";
import PO from "pofile";
import type { Plugin } from "vite";
import { firstStrings } from "./firstWords.ts";

/** The entries of a catalogue: English text → Italian text. */
export function entries(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const item of PO.parse(text).items) found[item.msgid] = item.msgstr[0] ?? "";
  return found;
}

function compiled(pairs: [string, string][]): string {
  return JSON.stringify(
    Object.fromEntries(
      pairs.map(([key, text]) => [key, text.includes("{") ? compileMessage(text) : text]),
    ),
  );
}

/** The parts of the catalogue: those of the first view come first, the others with other pages. */
const PARTS: Record<string, [english: boolean, first: boolean]> = {
  first: [false, true],
  rest: [false, false],
  "english-first": [true, true],
  "english-rest": [true, false],
};

/**
 * Makes `it.po` importable in parts: `it.po?first` and `it.po?rest` give the Italian messages,
 * `it.po?english-first` and `it.po?english-rest` the English ones that hold arguments. They are
 * compiled, so that the browser needs no message parser. Without a build everything comes first.
 */
export function catalogues(src: string): Plugin {
  let building = false;
  return {
    name: "percorso-catalogues",
    config: (_, { command }) => {
      building = command === "build";
    },
    transform(code, id) {
      const [file, query = ""] = id.split("?");
      const part = PARTS[query];
      if (!file?.endsWith(".po") || !part) return;
      const [english, first] = part;
      const known = building ? firstStrings(src) : null;
      const pairs = Object.entries(entries(code))
        .filter(([key]) => (known ? known.has(key) : true) === first)
        .filter(([key]) => !english || key.includes("{"))
        .map(([key, text]): [string, string] => [key, english ? key : text]);
      return { code: `export default ${compiled(pairs)}`, map: null, moduleType: "js" };
    },
  };
}
