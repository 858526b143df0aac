import { gradeOf } from "@/journey/graded.ts";
import type { Grade } from "@/journey/types.ts";
import { type Home, LANES, type LaneId } from "./lanes.ts";
import {
  idOf,
  isLong,
  isThing,
  type Key,
  listOf,
  type Path,
  stringsOf,
  type Thing,
  thingsOf,
} from "./shape.ts";

/** The column of what names no stage yet. */
export const NOWHERE = "";

/** One thing in one cell. A thing that names two stages has a card in each. */
export interface Card {
  /** Unique on the map: `pains/see/slow`. */
  key: string;
  lane: LaneId;
  /** Id of the stage of the column; NOWHERE for what names none. */
  stage: string;
  /** Its id, its place in the stage's list, or the field of the stage. */
  id: Key;
  /** Where it stands in the document. */
  path: Path;
  /** The name by which comments, history and the address call it: `pains/slow`. */
  element: string;
  /** Its words in the reader's language. */
  text: string;
  grade: Grade;
  /** The thing itself. */
  raw: unknown;
}

export type Say = (text: unknown) => string;

/** The cards of a row, one list a column. */
export function cardsOf(document: Thing, lane: LaneId, columns: readonly string[], say: Say) {
  const home: Home = LANES[lane].home;
  if (home.form === "shared") return sharedCards(document, lane, home.words, columns, say);
  return columns.map((stage, place) => {
    const thing = stage === NOWHERE ? undefined : thingsOf(document, "stages")[place];
    return thing ? cardsInside(document, thing, lane, home, say) : [];
  });
}

function cardsInside(document: Thing, stage: Thing, lane: LaneId, home: Home, say: Say): Card[] {
  switch (home.form) {
    case "owned":
      return thingsOf(stage, lane).map((raw) => inStage(stage, lane, [lane, idOf(raw)], raw, say));
    case "claims":
      return listOf(stage, lane).map((raw, i) => inStage(stage, lane, [lane, i], raw, say));
    case "slots":
      return home.fields
        .filter((field) => stage[field] !== undefined && stage[field] !== null)
        .map((field) => inStage(stage, lane, [field], stage[field], say));
    case "notes":
      return noteCards(document, stage, say);
    default:
      return [];
  }
}

function inStage(stage: Thing, lane: LaneId, inner: Path, raw: unknown, say: Say): Card {
  const id = idOf(stage);
  const path = ["stages", id, ...inner];
  return {
    key: `${lane}/${id}/${inner.at(-1)}`,
    lane,
    stage: id,
    id: inner.at(-1) ?? "",
    path,
    element: path.join("/"),
    text: wordsOf(raw, say),
    grade: gradeOf(raw),
    raw,
  };
}

function noteCards(document: Thing, stage: Thing, say: Say): Card[] {
  const own = stage.note ? [inStage(stage, "notes", ["note"], stage.note, say)] : [];
  const id = idOf(stage);
  const dated = listOf(document, "notes").flatMap((raw, i) =>
    stringsOf(raw, "stages").includes(id) ? [card("notes", id, i, ["notes", i], raw, say)] : [],
  );
  return [...own, ...dated];
}

function sharedCards(
  document: Thing,
  lane: LaneId,
  words: string,
  columns: readonly string[],
  say: Say,
): Card[][] {
  const cells = new Map<string, Card[]>(columns.map((stage) => [stage, []]));
  for (const raw of thingsOf(document, lane)) {
    for (const stage of stagesOf(raw)) {
      const made = card(lane, stage, idOf(raw), [lane, idOf(raw)], raw, say, words);
      cells.get(stage)?.push(made);
    }
  }
  return columns.map((stage) => cells.get(stage) ?? []);
}

function stagesOf(raw: Thing): readonly string[] {
  const stages = stringsOf(raw, "stages");
  return stages.length > 0 ? stages : [NOWHERE];
}

function card(
  lane: LaneId,
  stage: string,
  id: Key,
  path: Path,
  raw: unknown,
  say: Say,
  words = "text",
): Card {
  const text = isThing(raw) ? say(raw[words]) : "";
  const key = `${lane}/${stage}/${id}`;
  return { key, lane, stage, id, path, element: path.join("/"), text, grade: gradeOf(raw), raw };
}

function wordsOf(raw: unknown, say: Say): string {
  if (isThing(raw) && "name" in raw && "id" in raw) return say(raw.name);
  return say(isLong(raw) ? raw.text : raw);
}

/** Whether something of the seen rows names no stage, and so needs a column of its own. */
export function hasHomeless(document: Thing, lanes: readonly LaneId[]): boolean {
  return lanes.some(
    (lane) =>
      LANES[lane].home.form === "shared" &&
      thingsOf(document, lane).some((raw) => stringsOf(raw, "stages").length === 0),
  );
}
