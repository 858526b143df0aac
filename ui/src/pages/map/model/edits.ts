import { newId } from "@/journey/ids.ts";
import type { Grade } from "@/journey/types.ts";
import type { Card } from "./cards.ts";
import { LANES, type LaneId } from "./lanes.ts";
import { type Operation, type Simple, together } from "./operation.ts";
import { stageOf } from "./place.ts";
import { isLong, isThing, listOf, stringsOf, type Thing, thingsOf } from "./shape.ts";

/** Puts words in the reader's language into a text: what it was, and the new words. */
export type Write = (old: unknown, words: string) => unknown;

/** A change, and the card it makes. */
export interface Added {
  operation: Operation;
  key: string;
}

/** A new card with words in a cell; null where the cell takes no more. */
export function addCard(
  document: Thing,
  lane: LaneId,
  stage: string,
  words: string,
  write: Write,
  today: string,
): Added | null {
  const text = write(undefined, words);
  const home = LANES[lane].home;
  switch (home.form) {
    case "shared":
      return addShared(document, lane, home.words, stage, text, words);
    case "owned":
      return addOwned(document, lane, stage, text, words);
    case "claims":
      return addClaim(document, lane, stage, text);
    case "slots":
      return addSlot(document, lane, home.fields, stage, text);
    case "notes":
      return addNote(document, stage, text, today);
    default:
      return null;
  }
}

function addShared(
  document: Thing,
  lane: LaneId,
  field: string,
  stage: string,
  text: unknown,
  words: string,
): Added {
  const id = newId(words, thingsOf(document, lane), "card");
  const stages = stage ? { stages: [stage] } : {};
  const operation: Operation = { op: "add", path: [lane], value: { id, [field]: text, ...stages } };
  return { operation, key: `${lane}/${stage}/${id}` };
}

function addOwned(document: Thing, lane: LaneId, stage: string, text: unknown, words: string) {
  const id = newId(words, thingsOf(stageOf(document, stage), lane), "card");
  const operation: Operation = {
    op: "add",
    path: ["stages", stage, lane],
    value: { id, name: text },
  };
  return { operation, key: `${lane}/${stage}/${id}` };
}

function addClaim(document: Thing, lane: LaneId, stage: string, text: unknown): Added {
  const place = listOf(stageOf(document, stage), lane).length;
  const operation: Operation = { op: "add", path: ["stages", stage, lane], value: text };
  return { operation, key: `${lane}/${stage}/${place}` };
}

function addSlot(
  document: Thing,
  lane: LaneId,
  fields: readonly string[],
  stage: string,
  text: unknown,
): Added | null {
  const free = fields.find((field) => !stageOf(document, stage)?.[field]);
  if (!free) return null;
  const operation: Operation = { op: "edit", path: ["stages", stage, free], value: text };
  return { operation, key: `${lane}/${stage}/${free}` };
}

function addNote(document: Thing, stage: string, text: unknown, today: string): Added {
  if (!stageOf(document, stage)?.note) {
    const operation: Operation = { op: "edit", path: ["stages", stage, "note"], value: text };
    return { operation, key: `notes/${stage}/note` };
  }
  const place = listOf(document, "notes").length;
  const value = { date: today, text, stages: [stage] };
  return { operation: { op: "add", path: ["notes"], value }, key: `notes/${stage}/${place}` };
}

/** Whether a cell takes one more card. */
export function takesMore(document: Thing, lane: LaneId, stage: string): boolean {
  const home = LANES[lane].home;
  if (home.form === "curve") return false;
  if (home.form !== "shared" && !stage) return false;
  return home.form !== "slots" || home.fields.some((field) => !stageOf(document, stage)?.[field]);
}

/** New words for a card. */
export function editWords(card: Card, words: string, write: Write): Simple {
  const field = wordsField(card);
  if (field) {
    const old = (card.raw as Thing)[field];
    return { op: "edit", path: [...card.path, field], value: write(old, words) };
  }
  return { op: "edit", path: card.path, value: write(card.raw, words) };
}

/** New words and another grade in one change; null when neither differs. */
export function editCard(card: Card, words: string, grade: Grade, write: Write): Operation | null {
  const said = words.trim() && words !== card.text;
  const surer = grade !== card.grade;
  if (said && surer && isPlainClaim(card)) {
    const text = write(card.raw, words);
    return { op: "edit", path: card.path, value: longClaim(text, "grade", grade) };
  }
  return together([
    said ? editWords(card, words, write) : null,
    surer ? editGrade(card, grade) : null,
  ]);
}

function wordsField(card: Card): string | null {
  if (LANES[card.lane].home.form === "owned" || card.lane === "touchpoints") return "name";
  return isLong(card.raw) ? "text" : null;
}

/** Whether a card says how sure the team is of it. */
export function isGraded(card: Card): boolean {
  return card.lane !== "notes" && card.lane !== "actions" && card.lane !== "tactics";
}

/** A field of a card; a claim written short becomes long. */
export function editField(card: Card, field: string, value: unknown): Simple {
  if (isPlainClaim(card)) {
    return { op: "edit", path: card.path, value: longClaim(card.raw, field, value) };
  }
  return { op: "edit", path: [...card.path, field], value };
}

function isPlainClaim(card: Card): boolean {
  const { form } = LANES[card.lane].home;
  return (form === "claims" || form === "slots") && !isLong(card.raw);
}

function longClaim(raw: unknown, field: string, value: unknown): unknown {
  return value === null || value === undefined ? raw : { text: raw, [field]: value };
}

export function editGrade(card: Card, grade: Grade): Simple {
  return editField(card, "grade", grade === "hypothesis" ? null : grade);
}

/** Take a card off the map: out of this stage when it stands in others too, else for good. */
export function removeCard(card: Card): Operation {
  const named = isThing(card.raw) ? stringsOf(card.raw, "stages") : [];
  if (named.length > 1) {
    const value = named.filter((id) => id !== card.stage);
    return { op: "edit", path: [...card.path, "stages"], value };
  }
  return removeWhole(card);
}

/** Remove the thing itself, from all stages. */
export function removeWhole(card: Card): Operation {
  if (typeof card.path.at(-1) === "string" && isField(card)) {
    return { op: "edit", path: card.path, value: null };
  }
  return { op: "remove", path: card.path.slice(0, -1), id: card.id };
}

function isField(card: Card): boolean {
  const { form } = LANES[card.lane].home;
  return form === "slots" || (form === "notes" && card.id === "note");
}

/** In how many stages the thing of a card stands. */
export function stagesNamed(card: Card): number {
  return isThing(card.raw) ? stringsOf(card.raw, "stages").length : 0;
}
