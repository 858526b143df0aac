import { newId } from "@/journey/ids.ts";
import type { Board, Group, Idea, JourneyDocument, Problem, Text } from "@/journey/types.ts";
import type { Batch, Operation, Simple } from "@/operations/types.ts";

export type NoteKind = "problems" | "ideas";
export const NOTE_KINDS: readonly NoteKind[] = ["problems", "ideas"];

/** A note of the board: a problem or an idea, told apart. */
export type Note = (Problem & { kind: "problems" }) | (Idea & { kind: "ideas" });

/** A column of the board: a group with its notes, or the notes without one. */
export interface Column {
  group: Group | null;
  notes: Note[];
}

export function boardOf(document: JourneyDocument): Board {
  return document.board ?? {};
}

/** All notes, problems first, in the order of the file. */
export function notesOf(board: Board): Note[] {
  return [
    ...(board.problems ?? []).map((one): Note => ({ ...one, kind: "problems" })),
    ...(board.ideas ?? []).map((one): Note => ({ ...one, kind: "ideas" })),
  ];
}

/** The board as columns: what has no group first, then the groups in their order. */
export function columnsOf(board: Board, keep: (note: Note) => boolean = () => true): Column[] {
  const notes = notesOf(board).filter(keep);
  const groups = board.groups ?? [];
  const known = new Set(groups.map((one) => one.id));
  const loose = notes.filter((note) => !note.group || !known.has(note.group));
  const grouped = groups.map((group) => ({
    group,
    notes: notes.filter((note) => note.group === group.id),
  }));
  return [{ group: null, notes: loose }, ...grouped];
}

/** Several changes as one that is undone at once; one alone stays itself. */
export function together(operations: Simple[]): Operation {
  const [only] = operations;
  return only && operations.length === 1 ? only : ({ op: "batch", operations } satisfies Batch);
}

/** A new note with an id of its own. */
export function addNote(
  board: Board,
  kind: NoteKind,
  text: string,
  more: { group?: string; keyword?: Text; by?: string } = {},
): Operation & { value: unknown } {
  const id = newId(text, notesOf(board), kind === "ideas" ? "idea" : "problem");
  const { by, ...shared } = more;
  const value = { id, text, ...shared, ...(kind === "ideas" && by ? { by } : {}) };
  return { op: "add", path: ["board", kind], value };
}

/** The note in another group, or in none. */
export function moveNote(note: Note, group: string | null): Operation {
  return { op: "edit", path: ["board", note.kind, note.id, "group"], value: group };
}

/** A new group that takes in notes. */
export function addGroup(
  board: Board,
  name: string,
  notes: readonly Note[] = [],
  keyword?: Text,
): Operation {
  const id = newId(name, board.groups ?? [], "group");
  const value = { id, name, ...(keyword ? { keyword } : {}) };
  const add: Simple = { op: "add", path: ["board", "groups"], value };
  return together([add, ...notes.map((note) => moveNote(note, id) as Simple)]);
}

/** Say that an idea solves a problem, or that it does not any more. */
export function linkIdea(idea: Idea, problem: string): Operation {
  const solves = idea.solves ?? [];
  const value = solves.includes(problem)
    ? solves.filter((one) => one !== problem)
    : [...solves, problem];
  return {
    op: "edit",
    path: ["board", "ideas", idea.id, "solves"],
    value: value.length ? value : null,
  };
}

/** The ideas that solve a problem. */
export function solvedBy(board: Board, problem: string): Idea[] {
  return (board.ideas ?? []).filter((idea) => idea.solves?.includes(problem));
}
