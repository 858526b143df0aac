import type { Grade } from "@/journey/types.ts";
import type { Path } from "@/operations/types.ts";

export type { Grade, Path };
/** The document as plain values, for what looks at all of it alike. */
export type Tree = { [key: string]: unknown };

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): Tree[] {
  return Array.isArray(value) ? value.filter(isTree) : [];
}

/** Whether a value is written with its grade, note or evidence, and not as one text per language. */
export function graded(value: unknown): boolean {
  return isTree(value) && Object.keys(value).some((key) => !LANGUAGE.test(key));
}

/** What stands at a path of the document: ids walk lists of things, numbers walk other lists. */
export function at(document: object, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) {
      return typeof key === "number" ? value[key] : listOf(value).find((one) => one.id === key);
    }
    return isTree(value) ? value[key] : undefined;
  }, document);
}
