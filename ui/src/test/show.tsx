import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { loadWords } from "@/words/catalogue.ts";
import type { Lang } from "@/words/lang.ts";
import { WordsProvider } from "@/words/WordsProvider.tsx";

/** Render in a language, with a fresh store of answers: `await show(<Thing />, "it")`. */
export async function show(children: ReactNode, lang: Lang = "en") {
  await loadWords(lang);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={client}>
      <WordsProvider lang={lang}>{children}</WordsProvider>
    </QueryClientProvider>,
  );
}
