import { useMemo } from "react";
import { stringOf } from "../model/shape.ts";
import type { LeftOut } from "../model/sheet.ts";
import type { ExtrasStore } from "./extras.ts";
import { useStore } from "./store.ts";

const NOT_THERE = new Set(["planned", "missing", "retired"]);

/**
 * In the layers that show what happened: what is planned, not covered or retired and was not met
 * either. Of it drawing and people say the same, and its cards would push the rest off the screen.
 */
export function useLeftOut(extras: ExtrasStore): LeftOut | null {
  const figures = useStore(extras, (all) =>
    all.layer === "drawn" || all.unused ? null : all.figures,
  );
  return useMemo(() => {
    if (!figures) return null;
    return (card) =>
      NOT_THERE.has(stringOf(card.raw, "state") ?? "") &&
      !figures.touchpoints.get(`${card.id}/`)?.events;
  }, [figures]);
}
