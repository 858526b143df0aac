import type { Card } from "../model/cards.ts";
import type { Arrow } from "../model/grid.ts";
import { type Place, placeOf, stepped } from "../model/place.ts";
import { idOf } from "../model/shape.ts";
import { cardByKey, type Sheet } from "../model/sheet.ts";
import type { Lift } from "./mapState.ts";
import type { MapTools } from "./tools.tsx";

/** What the live region says while something is carried, in the reader's language. */
export interface CarryWords {
  lifted: (what: string) => string;
  over: (stage: string, place: number, of: number) => string;
  dropped: (what: string, stage: string, place: number) => string;
  back: (what: string) => string;
  name: (sheet: Sheet, stage: string) => string;
}

/** Lifting, carrying and putting down, the same for pointer and keyboard. */
export interface Carry {
  lift: (key: string, by: Lift["by"]) => void;
  to: (place: Place) => void;
  step: (arrow: Arrow) => void;
  drop: () => void;
  cancel: () => void;
}

const STAGE = "stages/";

export function isStage(key: string): boolean {
  return key.startsWith(STAGE);
}

export function stageId(key: string): string {
  return key.slice(STAGE.length);
}

export function createCarry(tools: MapTools, words: () => CarryWords): Carry {
  const { store, actions } = tools;
  const say = (lift: Lift) => {
    const { stage, place, of } = described(tools.sheet(), lift);
    tools.say(words().over(words().name(tools.sheet(), stage), place, of));
  };
  const called = (key: string) =>
    isStage(key)
      ? words().name(tools.sheet(), stageId(key))
      : (cardByKey(tools.sheet(), key)?.text ?? "");
  const to = (place: Place) => {
    const { lift } = store.get();
    if (!lift || (lift.to.at === place.at && lift.to.stage === place.stage)) return;
    const moved = { ...lift, to: place };
    store.set({ lift: moved });
    say(moved);
  };
  return {
    lift: (key, by) => {
      const from = startOf(tools.sheet(), key);
      if (!from) return;
      store.set({ lift: { key, by, from, to: from }, editing: null, draft: null, current: key });
      tools.say(words().lifted(called(key)));
    },
    to,
    step: (arrow) => {
      const { lift } = store.get();
      const place = lift && stepOf(tools.sheet(), lift, arrow);
      if (place) to(place);
    },
    drop: () => {
      const { lift } = store.get();
      store.set({ lift: null });
      if (!lift) return;
      const what = called(lift.key);
      const { stage, place } = described(tools.sheet(), lift);
      const moved = isStage(lift.key)
        ? actions.moveStage(stageId(lift.key), lift.to.at)
        : moveCard(tools, lift);
      const name = words().name(tools.sheet(), stage);
      tools.say(moved ? words().dropped(what, name, place) : words().back(what));
    },
    cancel: () => {
      const { lift } = store.get();
      store.set({ lift: null });
      if (lift) tools.say(words().back(called(lift.key)));
    },
  };
}

function moveCard(tools: MapTools, lift: Lift): boolean {
  const sheet = tools.sheet();
  const card = cardByKey(sheet, lift.key);
  return card ? moveAndFollow(tools, card, lift.to) : false;
}

/** Move a card and keep the focus on it where it lands. */
export function moveAndFollow(tools: MapTools, card: Card, to: Place): boolean {
  const column = tools.sheet().columns.indexOf(to.stage);
  const moved = tools.actions.move(card, to);
  if (moved) tools.follow({ row: card.lane, column, at: to.at });
  return moved;
}

function startOf(sheet: Sheet, key: string): Place | null {
  if (isStage(key)) {
    const at = sheet.stages.findIndex((stage) => idOf(stage) === stageId(key));
    return at < 0 ? null : { stage: stageId(key), at };
  }
  const card = cardByKey(sheet, key);
  return card ? placeOf(sheet, card) : null;
}

function stepOf(sheet: Sheet, lift: Lift, arrow: Arrow): Place | null {
  if (!isStage(lift.key)) {
    const card = cardByKey(sheet, lift.key);
    return card ? stepped(sheet, card, lift.to, arrow) : null;
  }
  const at = lift.to.at + (arrow === "left" ? -1 : arrow === "right" ? 1 : 0);
  return at < 0 || at >= sheet.stages.length ? null : { ...lift.to, at };
}

function described(sheet: Sheet, lift: Lift) {
  const { stage, at } = lift.to;
  if (isStage(lift.key)) return { stage, place: at + 1, of: sheet.stages.length };
  const card = cardByKey(sheet, lift.key);
  const cell = card ? sheet.rows.get(card.lane)?.[sheet.columns.indexOf(stage)] : undefined;
  const own = card?.stage === stage ? 0 : 1;
  return { stage, place: at + 1, of: (cell?.length ?? 0) + own };
}
