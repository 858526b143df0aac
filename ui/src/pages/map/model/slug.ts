/** The id nearest to some words: small letters and digits, parted by hyphens. */
export function slugOf(words: string): string {
  const plain = words
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const parts = plain.match(/[a-z0-9]+/g) ?? [];
  return parts.join("-").slice(0, 48).replace(/-+$/, "");
}
