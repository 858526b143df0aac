import { freeId } from "@/journey/ids.ts";
import { type Card, NOWHERE } from "./cards.ts";
import { LANES } from "./lanes.ts";
import { type Operation, type Simple, together } from "./operation.ts";
import { idOf, type Key, type Path, stringsOf, type Thing, thingsOf } from "./shape.ts";
import type { Sheet } from "./sheet.ts";

/** A place on the map: a column, and how many other cards of the cell stand above. */
export interface Place {
  stage: string;
  at: number;
}

/** The cards of the cell of a card's row, without the card itself. */
export function othersIn(sheet: Sheet, card: Card, stage: string): readonly Card[] {
  const cell = sheet.rows.get(card.lane)?.[sheet.columns.indexOf(stage)] ?? [];
  return cell.filter((other) => other.path.join() !== card.path.join());
}

/** Where a card stands now. */
export function placeOf(sheet: Sheet, card: Card): Place {
  const cell = sheet.rows.get(card.lane)?.[sheet.columns.indexOf(card.stage)] ?? [];
  const at = cell.findIndex((other) => other.key === card.key);
  return { stage: card.stage, at: Math.max(at, 0) };
}

/** The columns where a card can stand. */
export function columnsFor(sheet: Sheet, card: Card): readonly string[] {
  const shared = LANES[card.lane].home.form === "shared";
  return shared ? sheet.columns : sheet.columns.filter((stage) => stage !== NOWHERE);
}

/** The change that puts a card in a place; null when it stands there already or cannot. */
export function moveTo(document: Thing, sheet: Sheet, card: Card, to: Place): Operation | null {
  const from = placeOf(sheet, card);
  if (!columnsFor(sheet, card).includes(to.stage)) return null;
  if (from.stage === to.stage && from.at === to.at) return null;
  const others = othersIn(sheet, card, to.stage);
  const after = others[Math.min(to.at, others.length)];
  switch (LANES[card.lane].home.form) {
    case "shared":
      return moveShared(document, card, to.stage, others, after);
    case "owned":
      return moveOwned(document, card, to.stage, after);
    case "claims":
      return moveClaim(card, to.stage, after);
    default:
      return moveField(document, card, to.stage);
  }
}

function moveShared(
  document: Thing,
  card: Card,
  stage: string,
  others: readonly Card[],
  after: Card | undefined,
): Operation | null {
  const here = stage === card.stage ? null : restage(card, stage);
  return together([here, reorder(document, card, others, after)]);
}

/** The thing names the new stage instead of the old one. */
function restage(card: Card, stage: string): Simple {
  const named = stringsOf(card.raw, "stages");
  const swapped = named.length > 0 ? named.map((id) => (id === card.stage ? stage : id)) : [stage];
  const value = [...new Set(swapped)].filter((id) => id !== NOWHERE);
  return { op: "edit", path: [...card.path, "stages"], value };
}

/** Its place in the list of all: before the card that follows, or behind the last of the cell. */
function reorder(
  document: Thing,
  card: Card,
  others: readonly Card[],
  after: Card | undefined,
): Simple | null {
  const ids = thingsOf(document, card.lane).map(idOf);
  const now = ids[ids.indexOf(String(card.id)) + 1] ?? null;
  const before = after ? after.id : behind(ids, card, others);
  if (before === now || before === undefined) return null;
  return { op: "move", path: [card.lane], id: card.id, before };
}

function behind(
  ids: readonly string[],
  card: Card,
  others: readonly Card[],
): Key | null | undefined {
  const last = others.at(-1);
  if (!last) return undefined;
  const rest = ids.filter((id) => id !== card.id);
  return rest[rest.indexOf(String(last.id)) + 1] ?? null;
}

/** KPIs: both lists are written anew, so that what names the KPI goes on naming it. */
function moveOwned(document: Thing, card: Card, stage: string, after?: Card): Operation | null {
  const list = (id: string): Path => ["stages", id, card.lane];
  if (stage === card.stage) {
    return { op: "move", path: list(stage), id: card.id, before: after ? after.id : null };
  }
  const of = (id: string) => thingsOf(stageOf(document, id), card.lane);
  const target = of(stage);
  const raw = { ...(card.raw as Thing), id: freeId(String(card.id), target.map(idOf)) };
  const at = after ? target.findIndex((one) => idOf(one) === after.id) : target.length;
  const left = of(card.stage).filter((one) => idOf(one) !== card.id);
  return together([
    { op: "edit", path: list(card.stage), value: left.length > 0 ? left : null },
    { op: "edit", path: list(stage), value: target.toSpliced(at, 0, raw) },
  ]);
}

function moveClaim(card: Card, stage: string, after?: Card): Operation | null {
  const list = (id: string): Path => ["stages", id, card.lane];
  const before = after ? after.id : null;
  if (stage === card.stage) return { op: "move", path: list(stage), id: card.id, before };
  return together([
    { op: "remove", path: list(card.stage), id: card.id },
    { op: "add", path: list(stage), value: card.raw, before },
  ]);
}

/** A goal or a remark: fields change stage; a field that is taken gives its words in exchange. */
function moveField(document: Thing, card: Card, stage: string): Operation | null {
  if (stage === card.stage) return null;
  if (typeof card.id === "number") return restage(card, stage);
  const there = stageOf(document, stage)?.[card.id] ?? null;
  return together([
    { op: "edit", path: ["stages", stage, card.id], value: card.raw },
    { op: "edit", path: card.path, value: there },
  ]);
}

export function stageOf(document: Thing, id: string): Thing | undefined {
  return thingsOf(document, "stages").find((stage) => idOf(stage) === id);
}

/** The place one step away; null when there is none on the map. */
export function stepped(
  sheet: Sheet,
  card: Card,
  place: Place,
  step: "left" | "right" | "up" | "down",
): Place | null {
  if (step === "up") return place.at > 0 ? { ...place, at: place.at - 1 } : null;
  if (step === "down") {
    const last = othersIn(sheet, card, place.stage).length;
    return place.at < last ? { ...place, at: place.at + 1 } : null;
  }
  const columns = columnsFor(sheet, card);
  const stage = columns[columns.indexOf(place.stage) + (step === "left" ? -1 : 1)];
  if (stage === undefined) return null;
  return { stage, at: Math.min(place.at, othersIn(sheet, card, stage).length) };
}
