export type { Lang } from "./lang.ts";
export { useWords, type Words, WordsProvider } from "./WordsProvider.tsx";
