import { useEffect, useLayoutEffect } from "react";
import { nearest, type Spot, spotKey, spotOf } from "../model/grid.ts";
import type { Sheet } from "../model/sheet.ts";
import { useTools } from "../state/tools.tsx";

/** Where the focus should go as soon as it is drawn. */
export interface Wanted {
  target: string | Spot | null;
  /** The sheet that is about to change: wait for the next one. */
  after: Sheet | null;
  /** When it was asked; a wish grows old. */
  asked: number;
}

const OLD = 1_000;

/** Keeps the focus on the map when cards come, go and move. */
export function useFocusFollows(sheet: Sheet): void {
  const { store, wanted, root } = useTools();
  useLayoutEffect(() => {
    const { current } = store.get();
    const spot = current ? spotOf(sheet, current) : null;
    const kept = spotKey(sheet, nearest(sheet, spot ?? FIRST));
    if (kept !== current) store.set({ current: kept });
  }, [sheet, store]);
  useEffect(() => {
    if (wanted.target === null || wanted.after === sheet || !root.current) return;
    if (performance.now() - wanted.asked > OLD) wanted.target = null;
    else focusOn(root.current, sheet, wanted);
  });
}

const FIRST: Spot = { row: "stages", column: 0, at: 0 };

/** Focus the element of a stop; a stop that is not drawn yet stays wanted. */
export function focusOn(root: HTMLElement, sheet: Sheet, wanted: Wanted): void {
  const key = keyOf(sheet, wanted.target);
  const element = key && root.querySelector<HTMLElement>(`[data-spot="${CSS.escape(key)}"]`);
  if (!element) return;
  wanted.target = null;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function keyOf(sheet: Sheet, target: string | Spot | null): string | null {
  if (target === null) return null;
  if (typeof target !== "string") return spotKey(sheet, nearest(sheet, target));
  const spot = spotOf(sheet, target);
  return spot && spotKey(sheet, spot);
}
