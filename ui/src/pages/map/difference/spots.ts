import type { Difference } from "@/api/types.ts";

/** The stop of the map where a difference shows; a ghost where the drawing has nothing. */
export function spotOf(one: Difference): string {
  const stage = one.stage ?? "";
  const id = one.element.split("/").at(-1);
  switch (one.kind) {
    case "emotion":
      return `emotion/${stage}`;
    case "kpi":
      return `kpis/${stage}/${id}`;
    case "unseen":
    case "absent":
    case "in_use":
      return `touchpoints/${stage}/${id}`;
    case "elsewhere":
    case "unknown_touchpoint":
    case "unknown_channel":
      return `ghosts/${stage}`;
    default:
      return `stages/${stage}`;
  }
}

/** The differences by the stop where they show. */
export function bySpot(
  differences: readonly Difference[],
): ReadonlyMap<string, readonly Difference[]> {
  const found = new Map<string, Difference[]>();
  for (const one of differences) {
    const spot = spotOf(one);
    found.set(spot, [...(found.get(spot) ?? []), one]);
  }
  return found;
}

/** What opens when a difference is opened: an element, and the tab that closes it. */
export function opensAt(one: Difference): { element: string; tab: string } | null {
  if (!one.element) return null;
  const ruled = one.kind === "unseen" || one.kind === "unentered";
  return { element: one.element, tab: ruled ? "rule" : "details" };
}
