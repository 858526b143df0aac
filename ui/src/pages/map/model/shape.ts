/** How the map reads the document: plain values, walked by keys, places and ids. */
export type Thing = Readonly<Record<string, unknown>>;
export type Key = string | number;
export type Path = readonly Key[];

export function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The list under a key, or an empty one. */
export function listOf(thing: unknown, key: string): readonly unknown[] {
  const value = isThing(thing) ? thing[key] : undefined;
  return Array.isArray(value) ? value : EMPTY;
}

/** The list under a key, of things with fields. */
export function thingsOf(thing: unknown, key: string): readonly Thing[] {
  return listOf(thing, key) as readonly Thing[];
}

export function stringsOf(thing: unknown, key: string): readonly string[] {
  return listOf(thing, key) as readonly string[];
}

export function stringOf(thing: unknown, key: string): string | undefined {
  const value = isThing(thing) ? thing[key] : undefined;
  return typeof value === "string" ? value : undefined;
}

export function numberOf(thing: unknown, key: string): number | undefined {
  const value = isThing(thing) ? thing[key] : undefined;
  return typeof value === "number" ? value : undefined;
}

export function idOf(thing: unknown): string {
  return stringOf(thing, "id") ?? "";
}

/** A claim written long: `{text, grade, evidence}` and not one text a language. */
export function isLong(claim: unknown): claim is Thing & { text: unknown } {
  return isThing(claim) && "text" in claim;
}

const EMPTY: readonly never[] = [];
