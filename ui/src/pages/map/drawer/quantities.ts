const LENGTH = /^(\d+(?:\.\d+)?)\s*(ms|min|s|h|d|w)$/;
/** Units as people write them in Italian. */
const UNITS: Readonly<Record<string, string>> = { g: "d", giorni: "d", giorno: "d", ore: "h" };

/** A number as people write it in a language; undefined when it is none, or could be two. */
export function numberIn(words: string, lang: string): number | undefined {
  const plain = words.replace(/[\s\u00a0]/g, "").replace("−", "-");
  if (/^-?\d{1,3}\.\d{3}$/.test(plain) && lang === "it") return Number(plain.replace(".", ""));
  const english =
    lang === "it" ? plain.replaceAll(".", "").replace(",", ".") : plain.replaceAll(",", "");
  const dotted = lang === "it" && /^-?\d+\.\d{1,2}$/.test(plain) ? plain : english;
  return /^-?\d+(\.\d+)?$/.test(dotted) ? Number(dotted) : undefined;
}

/** A length of time as the file writes it: `7d`, `1d 12h`; undefined when it is none. */
export function durationOf(words: string): string | undefined {
  const parts = words
    .toLowerCase()
    .replace(",", ".")
    .replace(/(\d)\s+(?=[a-z])/g, "$1")
    .split(/\s+/)
    .map((part) => part.replace(/[a-z]+$/, (unit) => UNITS[unit] ?? unit));
  return parts.length > 0 && parts.every((part) => LENGTH.test(part)) ? parts.join(" ") : undefined;
}
