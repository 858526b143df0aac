import type { Place } from "../model/place.ts";
import { createStore, type Store } from "./store.ts";

/** A card or a stage that is being carried. */
export interface Lift {
  /** Key of the card, or `stages/see`. */
  key: string;
  by: "keys" | "pointer";
  from: Place;
  /** Where it would land now. For a stage `at` is its place among the others. */
  to: Place;
}

/** A new card that is being typed. */
export interface Draft {
  lane: string;
  stage: string;
}

export interface MapState {
  /** The stop that carries the focus when Tab reaches the map. */
  current: string | null;
  /** Whether the focus is on the map at all. */
  within: boolean;
  /** What is edited in place: a card, a head, or nothing. */
  editing: string | null;
  draft: Draft | null;
  /** The card below the pointer, which shows its buttons. */
  hovered: string | null;
  /** The card or stage whose menu is open, and the button that opened it. */
  menu: { key: string; anchor: HTMLElement } | null;
  /** The element whose drawer is open. */
  opened: string | null;
  lift: Lift | null;
  /** What the live region says. */
  said: string;
  /** Which keys work now: what has the focus. */
  hints: "map" | "card" | "stage" | "point" | "empty";
}

export type MapStore = Store<MapState>;

export function createMapStore(): MapStore {
  return createStore<MapState>({
    current: null,
    within: false,
    editing: null,
    draft: null,
    hovered: null,
    menu: null,
    opened: null,
    lift: null,
    said: "",
    hints: "map",
  });
}
