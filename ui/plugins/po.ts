import { compileMessage } from "@lingui/message-utils/compileMessage";
import PO from "pofile";
import type { Plugin } from "vite";

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

/**
 * Makes `it.po` importable: `it.po` gives the Italian messages, `it.po?english` the English ones
 * that hold arguments, both compiled, so that the browser needs no message parser.
 */
export function catalogues(): Plugin {
  return {
    name: "percorso-catalogues",
    transform(code, id) {
      const [file, query] = id.split("?");
      if (!file?.endsWith(".po")) return;
      const pairs = Object.entries(entries(code));
      const wanted =
        query === "english"
          ? pairs.filter(([key]) => key.includes("{")).map(([key]): [string, string] => [key, key])
          : pairs;
      return { code: `export default ${compiled(wanted)}`, map: null, moduleType: "js" };
    },
  };
}
