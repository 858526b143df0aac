import type { Text } from "./types.ts";

/** A text in one language: as asked, its base language, the journey's, else the first there is. */
export function textOf(value: Text | null | undefined, lang: string, journey?: string): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  const base = lang.split("-")[0] ?? lang;
  for (const wanted of [lang, base, journey]) {
    const found = wanted === undefined ? undefined : value[wanted];
    if (found !== undefined) return found;
  }
  return Object.values(value)[0] ?? "";
}

/**
 * A text with new words in one language; null when nothing is left of it. What stands in other
 * languages stays; a text that is not written per language stays so in the journey's language.
 */
export function withText(
  old: Text | null | undefined,
  words: string,
  lang: string,
  journey?: string,
): Text | null {
  const said = words.trim();
  if (old === null || old === undefined) return first(said, lang, journey);
  if (typeof old !== "string") return inLanguages({ ...old, [lang]: said });
  if (journey === undefined || journey === lang) return said || null;
  return inLanguages({ [journey]: old, [lang]: said });
}

function first(words: string, lang: string, journey?: string): Text | null {
  if (!words) return null;
  return journey === undefined || journey === lang ? words : { [lang]: words };
}

function inLanguages(texts: { [lang: string]: string }): Text | null {
  const left = Object.entries(texts).filter(([, words]) => words !== "");
  return left.length > 0 ? Object.fromEntries(left) : null;
}

/** The words of a thing: its name, text, title or scenario; of a text or claim itself. */
export function wordsOf(thing: unknown, lang: string, journey?: string): string {
  if (typeof thing === "string") return thing;
  if (typeof thing !== "object" || thing === null) return "";
  const keys = ["name", "text", "title", "scenario"] as const;
  const key = keys.find((one) => one in thing);
  const value = key ? (thing as Record<string, unknown>)[key] : "id" in thing ? "" : thing;
  return textOf(value as Text, lang, journey);
}
