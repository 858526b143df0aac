const UNITS = { min: 60, h: 3600, d: 86_400, w: 604_800 } as const;
export type Unit = keyof typeof UNITS;
export const UNIT_LIST = Object.keys(UNITS) as Unit[];

/** A length of time as one number and one unit: `7d`; null when it takes more than one. */
export function lengthOf(text: string): { n: number; unit: Unit } | null {
  const found = /^(\d+)\s*(min|h|d|w)$/.exec(text.trim());
  return found ? { n: Number(found[1]), unit: found[2] as Unit } : null;
}

export function lengthText(n: number, unit: Unit): string {
  return `${n}${unit}`;
}
