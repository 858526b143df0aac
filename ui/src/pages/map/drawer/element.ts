import { idOf, isThing, type Path, type Thing } from "../model/shape.ts";

/** What the drawer is open for. */
export interface Opened {
  /** `stages/see`, `pains/slow`, `stages/see/questions/0`. */
  element: string;
  path: Path;
  /** The thing, or the words of a claim written short. */
  item: unknown;
  /** The row it belongs to, or `stages`. */
  list: string;
  /** The stage it stands in, when it is inside one. */
  stage: string | null;
}

/** The thing an address names; null when there is none (any more). */
export function openedAt(document: Thing, element: string): Opened | null {
  const parts = element.split("/");
  const path: (string | number)[] = [];
  let item: unknown = document;
  for (const part of parts) {
    const key: string | number = Array.isArray(item) && isPlace(item, part) ? Number(part) : part;
    item = Array.isArray(item) ? found(item, key) : isThing(item) ? item[part] : undefined;
    if (item === undefined || item === null) return null;
    path.push(key);
  }
  const stage = parts[0] === "stages" ? (parts[1] ?? null) : null;
  const list = stage !== null && parts[2] ? laneOf(parts[2]) : (parts[0] ?? "");
  return parts.length < 2 ? null : { element, path, item, list, stage };
}

function isPlace(list: readonly unknown[], part: string): boolean {
  return /^\d+$/.test(part) && !list.some((one) => idOf(one) === part);
}

function found(list: readonly unknown[], key: string | number): unknown {
  return typeof key === "number" ? list[key] : list.find((one) => idOf(one) === key);
}

function laneOf(field: string): string {
  if (field === "customer_goal" || field === "business_goal") return "goals";
  return field === "note" ? "notes" : field;
}
