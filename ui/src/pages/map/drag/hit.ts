import type { Place } from "../model/place.ts";

export interface Point {
  x: number;
  y: number;
}

/** Where a card held at a point would land: the column under the point, and its place in the cell. */
export function placeUnder(
  map: HTMLElement,
  lane: string,
  key: string,
  point: Point,
): Place | null {
  const cell = nearestAcross(cellsOf(map, lane), point.x);
  if (!cell) return null;
  const cards = [...cell.querySelectorAll<HTMLElement>("[data-card]")];
  const above = cards.filter((card) => card.dataset.card !== key && middleY(card) < point.y);
  return { stage: cell.dataset.stage ?? "", at: above.length };
}

/** Where a stage held at a point would land among the others. */
export function columnUnder(map: HTMLElement, stage: string, point: Point): number {
  const heads = [...map.querySelectorAll<HTMLElement>("[data-head]")];
  const others = heads.filter((head) => head.dataset.head !== stage);
  return others.filter((head) => middleX(head) < point.x).length;
}

function cellsOf(map: HTMLElement, lane: string): HTMLElement[] {
  return [...map.querySelectorAll<HTMLElement>(`[data-lane="${lane}"]`)];
}

function nearestAcross(cells: HTMLElement[], x: number): HTMLElement | undefined {
  const away = (cell: HTMLElement) => {
    const { left, right } = cell.getBoundingClientRect();
    return Math.max(left - x, x - right, 0);
  };
  return cells.toSorted((a, b) => away(a) - away(b))[0];
}

function middleY(element: HTMLElement): number {
  const { top, bottom } = element.getBoundingClientRect();
  return (top + bottom) / 2;
}

function middleX(element: HTMLElement): number {
  const { left, right } = element.getBoundingClientRect();
  return (left + right) / 2;
}
