import { useLocation, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useWidth } from "./useWidth.ts";

const KEPT = "percorso.sidebar";

function recalled(place: string): boolean | null {
  try {
    const found = localStorage.getItem(`${KEPT}.${place}`);
    return found === null ? null : found === "rail";
  } catch {
    return null;
  }
}

/** Whether the sidebar is a rail where it was never folded: the map needs more room. */
export function usualRail(width: number, map: boolean, inJourney: boolean): boolean {
  if (map) return width < 1600;
  return width < (inJourney ? 1360 : 1100);
}

/** Whether the sidebar is folded here, and the button that turns it: maps and pages apart. */
export function useRail(): { rail: boolean; turn: () => void } {
  const width = useWidth();
  const { journey } = useParams({ strict: false });
  const map = useLocation({ select: ({ pathname }) => /\/j\/[^/]+\/?$/.test(pathname) });
  const place = map ? "map" : "page";
  const [, again] = useState(0);
  const rail = recalled(place) ?? usualRail(width, map, journey !== undefined);
  const turn = () => {
    try {
      localStorage.setItem(`${KEPT}.${place}`, rail ? "open" : "rail");
    } catch {
      // Storage may be forbidden: the sidebar then keeps its usual form.
    }
    again((now) => now + 1);
  };
  return { rail, turn };
}
