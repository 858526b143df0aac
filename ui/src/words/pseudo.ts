const LETTERS: Record<string, string> = {
  a: "á",
  e: "é",
  i: "í",
  o: "ó",
  u: "ú",
  A: "Á",
  E: "É",
  I: "Í",
  O: "Ó",
  U: "Ú",
  n: "ñ",
  c: "ç",
};

/** A text a third longer and with marks on its letters, between brackets that must stay visible. */
export function stretched(text: string): string {
  const marked = text.replace(/[aeiouAEIOUnc]/g, (letter) => LETTERS[letter] ?? letter);
  return `[${marked}${"·".repeat(Math.ceil(text.length / 3))}]`;
}
