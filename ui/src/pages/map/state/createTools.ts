import { focusOn, type Wanted } from "../grid/useFocusFollows.ts";
import type { Spot } from "../model/grid.ts";
import { createActions, type Live } from "./actions.ts";
import type { ExtrasStore } from "./extras.ts";
import { createMapStore } from "./mapState.ts";
import type { MapTools } from "./tools.tsx";

/** What the tools ask of the page at the moment they are used. */
export interface PageNow extends Live {
  open: (element: string, tab?: string) => void;
  attend: (element: string, editing: boolean) => void;
}

/** The tools of a map; made once, so that what holds them is never drawn again because of them. */
export function createTools(now: () => PageNow, extras: ExtrasStore, editable: boolean): MapTools {
  const store = createMapStore();
  const root: MapTools["root"] = { current: null };
  const wanted: Wanted = { target: null, after: null, asked: 0 };
  const want = (target: string | Spot, after: Wanted["after"]) =>
    Object.assign(wanted, { target, after, asked: performance.now() });
  return {
    store,
    extras,
    actions: createActions(now),
    editable,
    root,
    wanted,
    sheet: () => now().sheet,
    document: () => now().document,
    focus: (target) => {
      want(target, null);
      if (root.current) focusOn(root.current, now().sheet, wanted);
    },
    follow: (target) => void want(target, now().sheet),
    open: (element, tab) => now().open(element, tab),
    say: (said) => store.set({ said }),
    attend: (element, editing) => now().attend(element, editing),
  };
}
