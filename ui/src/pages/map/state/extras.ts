import type { Difference } from "@/api/types.ts";
import type { Figures, Layer } from "./figures.ts";
import { createStore, type Store, useStore } from "./store.ts";
import { useTools } from "./tools.tsx";

/** A colleague who has an element in hand. */
export interface Colleague {
  user: string;
  name: string;
  initials: string;
  element: string;
  editing: boolean;
}

/** What the cards show besides the document: colleagues, comments and what was measured. */
export interface Extras {
  people: ReadonlyMap<string, readonly Colleague[]>;
  /** Open comments of an element. */
  comments: ReadonlyMap<string, number>;
  layer: Layer;
  figures: Figures | null;
  /** The first figures are on their way. */
  making: boolean;
  /** Touchpoints that are neither covered nor met are shown too. */
  unused: boolean;
  /** Where drawing and measure part, from left to right, and the same by the stop of the map. */
  differences: readonly Difference[];
  parting: ReadonlyMap<string, readonly Difference[]>;
}

export type ExtrasStore = Store<Extras>;

export function createExtras(): ExtrasStore {
  return createStore<Extras>({
    people: new Map(),
    comments: new Map(),
    layer: "drawn",
    figures: null,
    making: false,
    unused: false,
    differences: [],
    parting: new Map(),
  });
}

const NOBODY: readonly Colleague[] = [];

/** The colleagues by the element they have in hand; unchanged lists stay the same object. */
export function byElement(
  people: readonly Colleague[],
  before: Extras["people"],
): Extras["people"] {
  const groups = new Map<string, Colleague[]>();
  for (const one of people) groups.set(one.element, [...(groups.get(one.element) ?? []), one]);
  const kept = [...groups].map(([element, list]) => {
    const old = before.get(element);
    return [element, old && same(old, list) ? old : list] as const;
  });
  return new Map(kept);
}

function same(a: readonly Colleague[], b: readonly Colleague[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => one.user === b[i]?.user && one.editing === b[i]?.editing)
  );
}

export function usePeopleAt(element: string): readonly Colleague[] {
  return useStore(useTools().extras, (extras) => extras.people.get(element) ?? NOBODY);
}

export function useCommentsOf(element: string): number {
  return useStore(useTools().extras, (extras) => extras.comments.get(element) ?? 0);
}
