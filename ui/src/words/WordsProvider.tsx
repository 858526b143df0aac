import { createContext, type ReactNode, use, useMemo } from "react";
import { I18nProvider } from "react-aria-components";
import { say, type Values } from "./catalogue.ts";
import { type Formats, formatsFor } from "./formats.ts";
import { type Lang, LOCALES } from "./lang.ts";

/** What says things in the reader's language. */
export interface Words extends Formats {
  lang: Lang;
  /** A message: `t("Add stage")`, `t("{n, plural, one {# person} other {# people}}", { n })`. */
  t: (message: string, values?: Values) => string;
}

const WordsContext = createContext<Words | null>(null);

/** Gives the words of a language, loaded before, to everything inside. */
export function WordsProvider({ lang, children }: { lang: Lang; children: ReactNode }) {
  const words = useMemo<Words>(() => ({ lang, t: say.bind(null), ...formatsFor(lang) }), [lang]);
  return (
    <I18nProvider locale={LOCALES[lang]}>
      <WordsContext value={words}>{children}</WordsContext>
    </I18nProvider>
  );
}

/** The words of the reader: messages, numbers, shares, dates, money, durations. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error("useWords needs a WordsProvider around it.");
  return words;
}
