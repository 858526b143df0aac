import { get } from "@/operations/paths.ts";
import type { Path } from "@/operations/types.ts";
import type { JourneyDocument, Kpi, Stage } from "./types.ts";

/** Lists whose things stand in the cells of the stages they name. */
export const PLACED = [
  "touchpoints",
  "objectives",
  "pains",
  "delights",
  "opportunities",
  "actions",
  "tactics",
] as const;
export type Placed = (typeof PLACED)[number];
export type CardOf<L extends Placed> = NonNullable<JourneyDocument[L]>[number];

/** The cards of a list in a stage, in the order of the list. */
export function cardsIn<L extends Placed>(
  document: JourneyDocument,
  list: L,
  stage: string,
): CardOf<L>[] {
  const all = (document[list] ?? []) as CardOf<L>[];
  return all.filter((card) => card.stages?.includes(stage));
}

/** The cards of a list that are in no stage. */
export function cardsNowhere<L extends Placed>(document: JourneyDocument, list: L): CardOf<L>[] {
  const all = (document[list] ?? []) as CardOf<L>[];
  return all.filter((card) => !card.stages?.length);
}

export function stageOf(document: JourneyDocument, id: string): Stage | undefined {
  return document.stages.find((stage) => stage.id === id);
}

/** Every KPI with its stage, in the order of the stages. */
export function kpisOf(document: JourneyDocument): { stage: Stage; kpi: Kpi }[] {
  return document.stages.flatMap((stage) => (stage.kpis ?? []).map((kpi) => ({ stage, kpi })));
}

/** The path of an element: `board/ideas/i1` becomes `["board", "ideas", "i1"]`. */
export function pathOf(element: string): Path {
  return element ? element.split("/") : [];
}

/** The thing that an element names; undefined when it is not there any more. */
export function thingAt(document: JourneyDocument, element: string): unknown {
  return get(document, pathOf(element));
}

/** The id after which a thing comes when it stands before another: the next one in its list. */
export function nextOf(items: readonly { id: string }[], id: string): string | null {
  const at = items.findIndex((one) => one.id === id);
  return (at < 0 ? undefined : items[at + 1]?.id) ?? null;
}
