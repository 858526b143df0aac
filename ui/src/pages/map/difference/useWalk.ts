import { type KeyboardEvent, useEffect } from "react";

const BACK = new Set(["ArrowUp", "k", "K"]);
const ON = new Set(["ArrowDown", "j", "J"]);

/** Arrows, J and K, Home and End walk the buttons of a list that carry `data-step`. */
export function walkKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const steps = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-step]")];
  const here = steps.findIndex((one) => one.closest("li")?.contains(document.activeElement));
  const to = stepTo(event.key, here, steps.length);
  if (to === null) return;
  event.preventDefault();
  steps[to]?.focus();
}

function stepTo(key: string, here: number, count: number): number | null {
  if (ON.has(key)) return Math.min(here + 1, count - 1);
  if (BACK.has(key)) return Math.max(here - 1, 0);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

/** The list lies over the right part of the map. */
const COVERED = window.matchMedia("(max-width: 1000px)");

/** Shows a stop of the map: it is brought into sight and framed as long as it is meant. */
export function useMarked(spot: string | null): void {
  useEffect(() => {
    const found = spot && findSpot(spot);
    if (!found) return;
    found.dataset.marked = "";
    found.scrollIntoView({ block: "center", inline: COVERED.matches ? "start" : "center" });
    return () => {
      delete found.dataset.marked;
    };
  }, [spot]);
}

/** The element of a stop; the head of its stage where its row is not shown. */
function findSpot(spot: string): HTMLElement | null {
  const stage = spot.split("/")[1] ?? "";
  const one = CSS.escape(spot);
  return (
    document.querySelector<HTMLElement>(
      `[data-spot="${one}"], [data-point="${one}"], [data-mark="${one}"]`,
    ) ?? document.querySelector<HTMLElement>(`[data-spot="${CSS.escape(`stages/${stage}`)}"]`)
  );
}
