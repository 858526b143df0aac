import { createContext, use } from "react";
import type { Wanted } from "../grid/useFocusFollows.ts";
import type { Spot } from "../model/grid.ts";
import type { Thing } from "../model/shape.ts";
import type { Sheet } from "../model/sheet.ts";
import type { MapActions } from "./actions.ts";
import type { ExtrasStore } from "./extras.ts";
import type { MapState, MapStore } from "./mapState.ts";
import { useStore } from "./store.ts";

/** What every part of the map is given; the same object as long as the role is the same. */
export interface MapTools {
  store: MapStore;
  extras: ExtrasStore;
  actions: MapActions;
  /** Whether the reader may change the map. */
  editable: boolean;
  sheet: () => Sheet;
  document: () => Thing;
  /** The element of the grid. */
  root: { current: HTMLDivElement | null };
  wanted: Wanted;
  /** Put the focus on a stop, now or as soon as it is drawn. */
  focus: (target: string | Spot) => void;
  /** The same once the change just made is drawn. */
  follow: (target: string | Spot) => void;
  /** Open the drawer of an element; with a tab when one is meant. */
  open: (element: string, tab?: string) => void;
  /** Say something to who listens instead of looking. */
  say: (words: string) => void;
  /** Tell the others which element is being worked on. */
  attend: (element: string, editing: boolean) => void;
}

export const ToolsContext = createContext<MapTools | null>(null);

export function useTools(): MapTools {
  const tools = use(ToolsContext);
  if (!tools) throw new Error("useTools belongs inside the map.");
  return tools;
}

/** A piece of the map's state; the component is drawn again only when that piece changes. */
export function useMapState<T>(pick: (state: MapState) => T): T {
  return useStore(useTools().store, pick);
}
