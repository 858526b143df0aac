import type { Conflict, Problem } from "@/api/types.ts";
import type { JourneyDocument } from "@/journey/types.ts";
import type { Entry, Waiting } from "./stacks.ts";
import type { Operation } from "./types.ts";
import type { Wire } from "./wire.ts";

export type Saved = "saved" | "saving" | "offline";
/** How a change ended. `operation` is what was carried out: its id may be another than asked. */
export type Result =
  | { ok: true; version: number; operation: Operation }
  | { ok: false; problems: readonly Problem[]; conflict: boolean };
export interface ApplyOptions {
  /** What people read of it in a notice: “In-store trial”. */
  label?: string;
  /** What a notice says of it, with a way to take it back, also when nothing is lost. */
  told?: string | undefined;
  /** No notice: the caller shows what went wrong, or offers the undo itself. */
  quiet?: boolean;
}
/** Something a person should be told. */
export type Notice =
  | { kind: "removed"; label: string; undo: () => void }
  | { kind: "changed"; told: string; undo: () => void }
  | { kind: "refused"; problems: readonly Problem[] }
  | { kind: "gone" }
  | { kind: "undo-conflict"; conflicts: readonly Conflict[]; redo: boolean }
  | { kind: "signed-out" };
/** A change that waits for a decision: others changed the same fields meanwhile. */
export interface Clash {
  label: string;
  operation: Operation;
  conflicts: readonly Conflict[];
}
export interface State {
  document: JourneyDocument;
  version: number;
  saved: Saved;
  savedAt: Date | null;
  canUndo: boolean;
  canRedo: boolean;
  clash: Clash | null;
}
export interface Setting {
  wire: Wire;
  client: string;
  user: string;
  storage: Storage | null;
  notify: (notice: Notice) => void;
  /** After every change that the server has: whatever is worked out from the journey is old. */
  changed?: () => void;
  /** How long to wait before the n-th try in a row. */
  pause?: (tries: number) => Promise<void>;
}

/** A change on its way to the server. */
export interface Pending {
  kind: Waiting["kind"];
  operation: Operation;
  base: number;
  label: string;
  quiet: boolean;
  force: boolean;
  /** The server has it, its answer is not here yet. */
  landed: boolean;
  /** What takes this change back. */
  entry: Entry;
  /** What this change takes back. */
  of: Entry | null;
  settle: (result: Result) => void;
}

/** What a reload has to know of a change on its way. */
export function toKeep({ kind, operation, base, label }: Pending): Waiting {
  return { kind, operation, base, label };
}

export const FIRST: Pick<State, "saved" | "savedAt" | "clash"> = {
  saved: "saved",
  savedAt: null,
  clash: null,
};

/** Whether two values are the same as JSON, in whatever order their keys stand. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [first, second] = [there(one), there(other)];
  return (
    first.length === second.length &&
    first.every(([key, value]) => same(value, (other as Record<string, unknown>)[key]))
  );
}

function there(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
}

/** A second, two, four … at most fifteen. */
export function waited(tries: number): Promise<void> {
  const seconds = Math.min(15, 2 ** (tries - 1));
  return new Promise((done) => setTimeout(done, seconds * 1000));
}
