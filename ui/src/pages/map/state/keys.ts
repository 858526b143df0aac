import type { KeyboardEvent } from "react";
import { takesMore } from "../model/edits.ts";
import { type Arrow, edge, next, spotOf } from "../model/grid.ts";
import { LANES, type LaneId } from "../model/lanes.ts";
import { placeOf, stepped } from "../model/place.ts";
import { cardByKey } from "../model/sheet.ts";
import { type Carry, isStage, moveAndFollow, stageId } from "./carry.ts";
import type { MapTools } from "./tools.tsx";

const ARROWS: Record<string, Arrow> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** The keys of the map; whether the key was one of ours. */
export function mapKey(event: KeyboardEvent, tools: MapTools, carry: Carry): boolean {
  const target = event.target as HTMLElement;
  const spot = target.dataset.spot;
  if (!spot || event.altKey || event.metaKey) return false;
  if (tools.store.get().lift) return carryKey(event, carry);
  const arrow = ARROWS[event.key];
  if (arrow && event.ctrlKey) return tools.editable && shiftKey(spot, arrow, tools);
  if (arrow) return walk(spot, arrow, tools);
  if (event.key === "Home" || event.key === "End") return toEdge(event, spot, tools);
  if (event.key === "Escape") return false;
  return event.ctrlKey ? false : actKey(event.key, spot, tools, carry, target);
}

function carryKey(event: KeyboardEvent, carry: Carry): boolean {
  const arrow = ARROWS[event.key];
  if (arrow) carry.step(arrow);
  else if (event.key === " " || event.key === "Enter") carry.drop();
  else carry.cancel();
  return event.key !== "Tab";
}

function walk(spot: string, arrow: Arrow, tools: MapTools): boolean {
  const from = spotOf(tools.sheet(), spot);
  if (from) tools.focus(next(tools.sheet(), from, arrow));
  return from !== null;
}

function toEdge(event: KeyboardEvent, spot: string, tools: MapTools): boolean {
  const from = spotOf(tools.sheet(), spot);
  if (from) tools.focus(edge(tools.sheet(), from, event.key === "End", event.ctrlKey));
  return from !== null;
}

/** Ctrl and an arrow: move at once. */
function shiftKey(spot: string, arrow: Arrow, tools: MapTools): boolean {
  const sheet = tools.sheet();
  if (isStage(spot)) return shiftStage(stageId(spot), arrow, tools);
  const card = cardByKey(sheet, spot);
  const place = card && stepped(sheet, card, placeOf(sheet, card), arrow);
  return place ? moveAndFollow(tools, card, place) : true;
}

function shiftStage(id: string, arrow: Arrow, tools: MapTools): boolean {
  const at = tools.sheet().columns.indexOf(id);
  const to = at + (arrow === "left" ? -1 : arrow === "right" ? 1 : 0);
  const count = tools.sheet().stages.length;
  if (to >= 0 && to < count && tools.actions.moveStage(id, to)) tools.follow(`stages/${id}`);
  return true;
}

function actKey(
  key: string,
  spot: string,
  tools: MapTools,
  carry: Carry,
  target: HTMLElement,
): boolean {
  if (key === "o" || key === "O") return openKey(target, tools);
  if (key === "Enter" && !tools.editable) return openKey(target, tools);
  if (!tools.editable || "locked" in target.dataset) return false;
  const empty = target.dataset.empty !== undefined;
  if (key === "Enter" && !empty) tools.store.set({ editing: spot, draft: null });
  else if (key === "Enter" || key === "n" || key === "N") return draftAt(spot, tools);
  else if (key === " " && !empty) carry.lift(spot, "keys");
  else if (key === "Delete" || key === "Backspace") return removeAt(spot, tools);
  else return false;
  return true;
}

function openKey(target: HTMLElement, tools: MapTools): boolean {
  const { element } = target.dataset;
  if (element) tools.open(element);
  return element !== undefined;
}

/** Begin a new card in the cell of a stop. */
export function draftAt(spot: string, tools: MapTools): boolean {
  const [lane, stage = ""] = spot.split("/") as [LaneId | "stages", string];
  if (lane === "stages" || LANES[lane].home.form === "curve") return false;
  if (!takesMore(tools.document(), lane, stage)) return false;
  tools.store.set({ draft: { lane, stage }, editing: null });
  return true;
}

function removeAt(spot: string, tools: MapTools): boolean {
  const card = cardByKey(tools.sheet(), spot);
  if (!card) return false;
  removeCardAt(spot, tools);
  return true;
}

/** Remove the card of a stop; the focus goes to its neighbour. */
export function removeCardAt(spot: string, tools: MapTools): void {
  const sheet = tools.sheet();
  const card = cardByKey(sheet, spot);
  const from = spotOf(sheet, spot);
  if (!card || !from) return;
  tools.actions.remove(card);
  tools.follow(from);
}
