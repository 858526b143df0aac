const LONGEST = 64;

/** The id that is nearest to some words: "Città & Casa" becomes `citta-casa`. */
export function slugOf(words: string): string {
  const plain = words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const parts = plain.match(/[a-z0-9]+/g) ?? [];
  return parts.join("-").slice(0, LONGEST).replace(/-+$/, "");
}

/** An id made from words that nothing of its kind has yet; `kind` where the words make none. */
export function newId(words: string, taken: Iterable<{ id: string }>, kind: string): string {
  const ids = new Set([...taken].map((one) => one.id));
  const stem = (slugOf(words) || kind).slice(0, LONGEST - 4).replace(/-+$/, "");
  let id = stem;
  for (let n = 2; ids.has(id); n += 1) id = `${stem}-${n}`;
  return id;
}
