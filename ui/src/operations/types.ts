/** Operations: every change to a journey, as JSON; see docs/web/operations.md. */

/** Keys of mappings, ids of things that have one, places (from 0) in other lists. */
export type Path = readonly (string | number)[];

/** A value as JSON has it; `undefined` and `null` inside mean that nothing is there. */
export type Value = unknown;

export interface Edit {
  op: "edit";
  path: Path;
  value: Value;
  /** When the value goes: so many empty lists and mappings around it go too. */
  tidy?: number;
}
export interface Add {
  op: "add";
  path: Path;
  value: Value;
  /** The item it comes before; null or absent: at the end. */
  before?: string | number | null;
}
export interface Remove {
  op: "remove";
  path: Path;
  id: string | number;
  tidy?: number;
}
export interface Move {
  op: "move";
  path: Path;
  id: string | number;
  before: string | number | null;
}
export interface Rename {
  op: "rename";
  path: Path;
  id: string;
  to: string;
  /** false: only the id changes; references stay as they are. */
  references?: boolean;
}
export interface Replace {
  op: "replace";
  document: Value;
}
export type Simple = Edit | Add | Remove | Move | Rename;
/** All or nothing; a batch inside counts as its parts. */
export interface Batch {
  op: "batch";
  operations: readonly (Simple | Batch)[];
}
export type Operation = Simple | Batch | Replace;
