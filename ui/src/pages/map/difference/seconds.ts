const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  min: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
};

/** A length of time of the file (`7d`, `1d 12h`) in seconds; null when there is none. */
export function seconds(length: string | undefined): number | null {
  const parts = (length ?? "").match(/\d+(?:\.\d+)?\s*(?:ms|min|[shdw])/g);
  if (!parts) return null;
  return parts.reduce((sum, part) => {
    const unit = part.replace(/[\d.\s]/g, "");
    return sum + Number.parseFloat(part) * (SECONDS[unit] ?? 0);
  }, 0);
}
