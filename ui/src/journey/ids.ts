const LONGEST = 64;

/** The id that is nearest to some words: "Città & Casa" becomes `citta-casa`. */
export function slugOf(words: string): string {
  const plain = words
    .normalize("NFKD")
    .replace(/\P{ASCII}/gu, "")
    .toLowerCase();
  const parts = plain.match(/[a-z0-9]+/g) ?? [];
  return parts.join("-").slice(0, LONGEST).replace(/-+$/, "");
}

/** An id that is free: `time`, else `time-2`, `time-3`, … */
export function freeId(wanted: string, taken: Iterable<unknown>): string {
  const ids = new Set(taken);
  const stem = wanted.slice(0, LONGEST - 4).replace(/-+$/, "");
  let id = wanted;
  for (let n = 2; ids.has(id); n += 1) id = `${stem}-${n}`;
  return id;
}

/** An id made from words that nothing of its kind has yet; `kind` where the words make none. */
export function newId(words: string, taken: Iterable<{ id?: unknown }>, kind: string): string {
  const ids = [...taken].map((one) => one.id);
  return freeId(slugOf(words) || kind, ids);
}
