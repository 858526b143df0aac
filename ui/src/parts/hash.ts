/** A number that is always the same for the same words, and differs for most others. */
export function hashOf(words: string): number {
  let hash = 2166136261;
  for (const sign of words) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16777619);
  }
  return hash >>> 0;
}

/** Up to two initials: "Giulia Rossi" gives GR. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return first.map((word) => word?.charAt(0).toUpperCase() ?? "").join("");
}
