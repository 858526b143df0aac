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
const loaded = new Set<Lang>();
const catalogues = {
  it: () => import("../locales/it.po"),
  en: () => import("../locales/it.po?english"),
};

// What holds arguments was compiled when the pages were built; the rest says itself.
i18n.setMessagesCompiler((message) => [message]);
// While a page is being written its messages may not be in the catalogue yet.
if (import.meta.env.DEV) {
  const { compileMessage } = await import("@lingui/message-utils/compileMessage");
  i18n.setMessagesCompiler(compileMessage);
}

/** Fetch the words of a language and speak it. */
export async function loadWords(lang: Lang): Promise<void> {
  if (!loaded.has(lang)) {
    i18n.load(LOCALES[lang], (await catalogues[lang]()).default);
    loaded.add(lang);
  }
  i18n.activate(LOCALES[lang]);
}

/** A message in the language that is spoken: English text is the key. */
export function say(message: string, values?: Values): string {
  const text = i18n._(message, values as Record<string, unknown>, { formats });
  return isPseudo() ? stretched(text) : text;
}
