import type { Words } from "@/words/index.ts";

/** A feeling as it is said: +0.4, −1, 0; the sign always there, with a true minus. */
export function signedFeeling(value: number | null, { signed }: Pick<Words, "signed">): string {
  if (value === null) return "–";
  const tenth = Math.round(value * 10) / 10;
  return signed(tenth, Number.isInteger(tenth) ? 0 : 1);
}
