import { isLane, LANE_IDS, LANES, type LaneId } from "./lanes.ts";

/** Which rows are seen, in which order; kept rows that are not seen follow in the standard order. */
export type Choice = readonly LaneId[];

/** The rows to begin with: what the workspace says, else the usual ones. */
export function standard(workspace: unknown): Choice {
  const wanted = Array.isArray(workspace) ? workspace.filter(isLane) : [];
  return wanted.length > 0 ? unique(wanted) : LANE_IDS.filter((id) => LANES[id].shown);
}

/** A choice from the address (`lanes=touchpoints,pains`); null when it names no row. */
export function fromAddress(value: unknown): Choice | null {
  if (typeof value !== "string") return null;
  const lanes = unique(value.split(",").filter(isLane));
  return lanes.length > 0 ? lanes : null;
}

export function toAddress(choice: Choice): string {
  return choice.join(",");
}

/** All rows, the seen ones first in their order: the list in which they are ticked and moved. */
export function listed(choice: Choice): LaneId[] {
  return [...choice, ...LANE_IDS.filter((id) => !choice.includes(id))];
}

/** Show or hide a row; a row that comes back takes its usual place among the others. */
export function toggled(choice: Choice, lane: LaneId): Choice {
  if (choice.includes(lane)) return choice.length > 1 ? choice.filter((id) => id !== lane) : choice;
  const usual = LANE_IDS.indexOf(lane);
  const before = choice.findIndex((id) => LANE_IDS.indexOf(id) > usual);
  return before < 0 ? [...choice, lane] : choice.toSpliced(before, 0, lane);
}

/** The same rows with one a place up (−1) or down (+1). */
export function shifted(choice: Choice, lane: LaneId, by: -1 | 1): Choice {
  const from = choice.indexOf(lane);
  const to = from + by;
  if (from < 0 || to < 0 || to >= choice.length) return choice;
  return choice.toSpliced(from, 1).toSpliced(to, 0, lane);
}

function unique(lanes: readonly LaneId[]): LaneId[] {
  return [...new Set(lanes)];
}
