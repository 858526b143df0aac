import type { JourneyDocument, Text } from "./types.ts";

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

/** A text with new words in one language; its other languages stay. Null: nothing is left. */
export function written(
  words: string,
  old: Text | null | undefined,
  lang: string,
  journey: Pick<JourneyDocument, "language" | "title">,
): Text | null {
  if (!words) return null;
  if (old && typeof old === "object") return { ...old, [lang]: words };
  const base = journey.language;
  if (old && base && base !== lang) return { [base]: old, [lang]: words };
  const perLanguage = typeof journey.title === "object" && !old;
  return perLanguage || (base && base !== lang) ? { [lang]: words } : words;
}
