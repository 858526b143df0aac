import type { Claim, Grade, JourneyDocument, Text } from "@/journey/types.ts";
import { full } from "./citing.ts";

/** A text in a language, else in the journey's, else as it stands. */
export function spoken(text: Text | null | undefined, lang: string, base?: string): string {
  if (text === null || text === undefined) return "";
  if (typeof text === "string") return text;
  return text[lang] ?? (base ? text[base] : undefined) ?? Object.values(text)[0] ?? "";
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

/** A statement taken apart, whichever form it has. */
export function claimParts(claim: Claim | null | undefined) {
  const { text, grade, evidence, note } = full(claim ?? "");
  return {
    text: text as Text,
    grade: (grade as Grade | undefined) ?? "hypothesis",
    evidence: (evidence as string[] | undefined) ?? [],
    note: note as Text | undefined,
  };
}
