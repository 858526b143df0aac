import { setupI18n } from "@lingui/core";
import { isPseudo, type Lang, LOCALES } from "./lang.ts";
import { stretched } from "./pseudo.ts";

/** Values that a message may name. */
export type Values = Record<string, string | number | null | undefined>;

const i18n = setupI18n({
  missing: (locale, id) => {
    // English is the key; only what holds arguments stands in its catalogue.
    if (locale === LOCALES.it || id.includes("{")) console.error(`No words for: ${id}`);
    return id;
  },
});
/** Numbers in plurals are grouped as everywhere: Italian would leave 2015 as it is. */
const formats: Record<string, Intl.NumberFormatOptions> = { number: { useGrouping: "always" } };
type Part = () => Promise<{ default: Record<string, string> }>;
const FIRST: Record<Lang, Part> = {
  it: () => import("../locales/it.po?first"),
  en: () => import("../locales/it.po?english-first"),
};
const REST: Record<Lang, Part> = {
  it: () => import("../locales/it.po?rest"),
  en: () => import("../locales/it.po?english-rest"),
};
const loaded = new Set<Part>();
/** Whether a page is open that needs more than the words of the first view. */
let all = false;
/** The language asked for last. */
let wanted: Lang = "en";

// What holds arguments was compiled when the pages were built; the rest says itself.
i18n.setMessagesCompiler((message) => [message]);
// While a page is being written its messages may not be in the catalogue yet.
if (import.meta.env.DEV) {
  const { compileMessage } = await import("@lingui/message-utils/compileMessage");
  i18n.setMessagesCompiler(compileMessage);
}

/** What is needed of a language and is not here yet. */
function lacking(lang: Lang): Part[] {
  const parts = all ? [FIRST[lang], REST[lang]] : [FIRST[lang]];
  return parts.filter((part) => !loaded.has(part));
}

async function load(lang: Lang, parts: readonly Part[]): Promise<void> {
  const fetched = await Promise.all(parts.map((part) => part()));
  for (const { default: messages } of fetched) i18n.load(LOCALES[lang], messages);
  for (const part of parts) loaded.add(part);
}

/** Fetch the words of a language and speak it; false when another one was asked for meanwhile. */
export async function loadWords(lang: Lang): Promise<boolean> {
  wanted = lang;
  // More may be needed when the first are here: a page was opened while they came.
  for (let parts = lacking(lang); parts.length > 0; parts = lacking(lang)) await load(lang, parts);
  if (wanted !== lang) return false;
  i18n.activate(LOCALES[lang]);
  return true;
}

/**
 * Fetch the words of all pages, in the language that is spoken; one that is still being fetched
 * is not spoken before all its words are here.
 */
export async function loadAllWords(): Promise<void> {
  all = true;
  const lang = i18n.locale === LOCALES.it ? "it" : "en";
  await load(lang, lacking(lang));
}

/** A message in the language that is spoken: English text is the key. */
export function say(message: string, values?: Values): string {
  const text = i18n._(message, values as Record<string, unknown>, { formats });
  return isPseudo() ? stretched(text) : text;
}
