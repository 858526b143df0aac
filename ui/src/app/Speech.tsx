import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import { loadWords } from "@/words/catalogue.ts";
import { keepLang, type Lang } from "@/words/lang.ts";
import { WordsProvider } from "@/words/WordsProvider.tsx";

const SpeechContext = createContext<(lang: Lang) => Promise<void>>(async () => {});

/** Holds the language that is spoken; a change waits until its words are here. */
export function Speech({ first, children }: { first: Lang; children: ReactNode }) {
  const [lang, setLang] = useState(first);
  const speak = useCallback(async (wanted: Lang) => {
    if (!(await loadWords(wanted))) return;
    keepLang(wanted);
    setLang(wanted);
  }, []);
  const value = useMemo(() => speak, [speak]);
  return (
    <SpeechContext value={value}>
      <WordsProvider lang={lang}>{children}</WordsProvider>
    </SpeechContext>
  );
}

/** Changes the language of the interface. */
export function useSpeak(): (lang: Lang) => Promise<void> {
  return use(SpeechContext);
}
