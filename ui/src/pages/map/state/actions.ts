import type { Grade } from "@/journey/types.ts";
import type { Card, Say } from "../model/cards.ts";
import {
  addCard,
  editCard,
  editField,
  removeCard,
  removeWhole,
  type Write,
} from "../model/edits.ts";
import { withValue } from "../model/emotion.ts";
import type { LaneId } from "../model/lanes.ts";
import type { Operation } from "../model/operation.ts";
import { moveTo, type Place, stageOf } from "../model/place.ts";
import type { Path, Thing } from "../model/shape.ts";
import type { Sheet } from "../model/sheet.ts";
import { addStage, moveStage, removeStage, renameStage } from "../model/stages.ts";

/** What the actions read at the moment they are called. */
export interface Live {
  document: Thing;
  sheet: Sheet;
  say: Say;
  write: Write;
  /**
   * Carry out a change; the label names what it is about in a notice. With words of its own it is
   * told even when nothing is lost, with a way to take it back.
   */
  apply: (operation: Operation, label: string, told?: string) => void;
  today: string;
  /** What is said of a card that goes from one stage and stays in others. */
  takenOut: (card: Card) => string | undefined;
}

/** Everything a person can do to the map; the same object for the life of the page. */
export interface MapActions {
  change: (operation: Operation | null, label?: string, told?: string) => boolean;
  /** Words and grade of a card together. */
  save: (card: Card, words: string, grade: Grade) => boolean;
  /** A field of a card. */
  set: (card: Card, field: string, value: unknown) => void;
  field: (path: Path, value: unknown) => void;
  add: (lane: LaneId, stage: string, words: string) => string | null;
  remove: (card: Card) => void;
  removeEverywhere: (card: Card) => void;
  move: (card: Card, to: Place) => boolean;
  feel: (stage: string, value: number | null) => void;
  addStage: (name: string, before: string | null) => string;
  renameStage: (id: string, name: string) => void;
  moveStage: (id: string, to: number) => boolean;
  removeStage: (id: string) => void;
}

export function createActions(live: () => Live): MapActions {
  const change = (operation: Operation | null, label = "", told?: string) => {
    if (operation) live().apply(operation, label, told);
    return operation !== null;
  };
  return { change, ...cardActions(live, change), ...stageActions(live, change) };
}

type Change = MapActions["change"];

function cardActions(live: () => Live, change: Change) {
  return {
    save: (card: Card, words: string, grade: Grade) =>
      change(editCard(card, words.trim(), grade, live().write)),
    set: (card: Card, field: string, value: unknown) => void change(editField(card, field, value)),
    field: (path: Path, value: unknown) => void change({ op: "edit", path, value }),
    add: (lane: LaneId, stage: string, words: string) => {
      const { document, write, today } = live();
      const added = addCard(document, lane, stage, words.trim(), write, today);
      change(added?.operation ?? null);
      return added?.key ?? null;
    },
    remove: (card: Card) => void change(removeCard(card), card.text, live().takenOut(card)),
    removeEverywhere: (card: Card) => void change(removeWhole(card), card.text),
    move: (card: Card, to: Place) => {
      const { document, sheet } = live();
      return change(moveTo(document, sheet, card, to));
    },
  };
}

function stageActions(live: () => Live, change: Change) {
  return {
    feel: (id: string, value: number | null) => {
      const old = stageOf(live().document, id)?.emotion;
      const next = value === null ? null : withValue(old, value);
      change({ op: "edit", path: ["stages", id, "emotion"], value: next });
    },
    addStage: (name: string, before: string | null) => {
      const { document, write } = live();
      const added = addStage(document, name.trim(), write, before);
      change(added.operation);
      return added.key;
    },
    renameStage: (id: string, name: string) => {
      const { document, say, write } = live();
      const stage = stageOf(document, id);
      if (!stage || !name.trim() || name === say(stage.name)) return;
      change(renameStage(stage, name.trim(), write));
    },
    moveStage: (id: string, to: number) => change(moveStage(live().document, id, to)),
    removeStage: (id: string) => {
      const { document, say } = live();
      change(removeStage(id), say(stageOf(document, id)?.name));
    },
  };
}
