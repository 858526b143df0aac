/** The id that is nearest to some words: "Città & Casa" becomes `citta-casa`. */
export function slugOf(words: string): string {
  const plain = words.normalize("NFKD").replace(/[^\x20-\x7e]/g, "");
  const parts = plain.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return parts.join("-").slice(0, 56).replace(/-+$/, "");
}

/** An id made from words that nothing of its kind has yet. */
export function freshId(words: string, taken: Iterable<{ id: string }>, fallback: string): string {
  const ids = new Set([...taken].map((one) => one.id));
  const start = slugOf(words) || fallback;
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? start : `${start}-${n}`;
    if (!ids.has(id)) return id;
  }
}
