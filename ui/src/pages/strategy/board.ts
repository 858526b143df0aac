import type { Cost, Stage, Tactic } from "@/journey/types.ts";
import type { Batch, Edit } from "@/operations/types.ts";
import { summed } from "@/parts/costs.ts";

/** A place on the board; empty: no stage, or no channel. */
export interface Place {
  stage: string;
  channel: string;
}

/** The channels that tactics run on, in the order in which they are known. */
export function rowsOf(tactics: readonly Tactic[], known: readonly string[]): string[] {
  const used = [...new Set(tactics.map((one) => one.channel ?? ""))];
  const rank = (channel: string) => {
    const place = known.indexOf(channel);
    return channel === "" ? known.length + 1 : place < 0 ? known.length : place;
  };
  return used.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** The stages as columns, and one more when something belongs to none. */
export function columnsOf(tactics: readonly Tactic[], stages: readonly Stage[]): string[] {
  const homeless = tactics.some((one) => !one.stages?.length);
  return [...stages.map((stage) => stage.id), ...(homeless ? [""] : [])];
}

/** The tactics of a place. */
export function cardsAt(tactics: readonly Tactic[], place: Place): Tactic[] {
  return tactics.filter((one) => (one.channel ?? "") === place.channel && isIn(one, place.stage));
}

export function isIn(tactic: Tactic, stage: string): boolean {
  return stage === "" ? !tactic.stages?.length : Boolean(tactic.stages?.includes(stage));
}

/** What is spent on the tactics of a stage; one that is in several stages counts in each. */
export function costOf(tactics: readonly Tactic[], stage: string): Cost[] {
  return summed(tactics.filter((one) => isIn(one, stage)).map((one) => one.cost));
}

/** Takes a tactic from one place to another; its other stages stay. Null: it is there already. */
export function moved(tactic: Tactic, from: Place, to: Place): Batch | Edit | null {
  const edits: Edit[] = [];
  const path = (field: string) => ["tactics", tactic.id, field];
  const stages = movedStages(tactic.stages ?? [], from.stage, to.stage);
  if (stages.join() !== (tactic.stages ?? []).join()) {
    edits.push({ op: "edit", path: path("stages"), value: stages.length ? stages : null });
  }
  if ((tactic.channel ?? "") !== to.channel) {
    edits.push({ op: "edit", path: path("channel"), value: to.channel || null });
  }
  const [only] = edits;
  if (!only) return null;
  return edits.length === 1 ? only : { op: "batch", operations: edits };
}

function movedStages(stages: readonly string[], from: string, to: string): string[] {
  if (from === to) return [...stages];
  if (to === "") return stages.filter((one) => one !== from);
  if (!stages.includes(from)) return stages.includes(to) ? [...stages] : [...stages, to];
  return stages
    .map((one) => (one === from ? to : one))
    .filter((one, n, all) => all.indexOf(one) === n);
}
