import type { Text } from "@/journey/types.ts";
import type { Words } from "@/words/index.ts";
import type { Claimed } from "./claims.ts";
import { whats } from "./labels.ts";
import type { Doc } from "./useDoc.ts";

/** What a statement says, in the reader's language. */
export function claimWords(claim: Claimed, doc: Doc, words: Words): string {
  if (typeof claim.words === "number") return words.signed(claim.words, 1);
  return doc.say(claim.words as Text | undefined);
}

/** What a statement is and where it stands: "Mindset · Comparison". */
export function claimPlace(claim: Claimed, doc: Doc, words: Words): string {
  const of = claim.of ? doc.say(claim.of as Text) : "";
  return [whats(words.t)[claim.what], of].filter(Boolean).join(" · ");
}
