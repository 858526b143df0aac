import type { Words } from "@/words/index.ts";

type Say = Words["t"];

/** A table of words made once a language: many cards ask for it many times. */
export function perLanguage<T>(make: (t: Say) => T): (t: Say) => T {
  const made = new WeakMap<Say, T>();
  return (t) => {
    const known = made.get(t);
    if (known !== undefined) return known;
    const table = make(t);
    made.set(t, table);
    return table;
  };
}
