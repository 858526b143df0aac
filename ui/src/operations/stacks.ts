import type { Operation } from "./types.ts";

/** What takes one's own change back. `version` is the one it made; null until the server says. */
export interface Entry {
  inverse: Operation;
  version: number | null;
  label: string;
}
/** Changes that the server has not confirmed yet, kept over a reload. */
export interface Waiting {
  kind: "do" | "undo" | "redo";
  operation: Operation;
  base: number;
  label: string;
}
interface Kept {
  undo: Entry[];
  redo: Entry[];
  waiting: Waiting[];
}

const MOST_ENTRIES = 100;
const MOST_CHARACTERS = 1_500_000;

/** One person's undo and redo of one journey in one tab; a reload keeps them. */
export class Stacks {
  undo: Entry[] = [];
  redo: Entry[] = [];
  private readonly storage: Storage | null;
  private readonly key: string;

  constructor(storage: Storage | null, user: string, journey: string) {
    this.storage = storage;
    this.key = `percorso-undo:${user}:${journey}`;
  }

  /** What was kept before a reload; changes that were on their way are given back. */
  restore(version: number): Waiting[] {
    const kept = this.read();
    const known = (entry: Entry) => entry.version !== null && entry.version <= version;
    this.undo = kept.undo.filter(known);
    this.redo = kept.redo.filter(known);
    return kept.waiting;
  }

  /** Keep what the server has confirmed, the newest first when it is too much. */
  keep(waiting: readonly Waiting[]): void {
    let most = MOST_ENTRIES;
    let text = this.written(most, waiting);
    while (text.length > MOST_CHARACTERS && most > 0) {
      most = Math.floor(most / 2);
      text = this.written(most, waiting);
    }
    try {
      this.storage?.setItem(this.key, text);
    } catch {
      this.storage?.removeItem(this.key);
    }
  }

  /** Forget an entry: what it takes back never happened, or cannot be taken back any more. */
  forget(entry: Entry): void {
    this.undo = this.undo.filter((one) => one !== entry);
    this.redo = this.redo.filter((one) => one !== entry);
  }

  private written(most: number, waiting: readonly Waiting[]): string {
    const sure = (entries: Entry[]) =>
      entries.filter((entry) => entry.version !== null).slice(-most || entries.length);
    const kept: Kept = { undo: sure(this.undo), redo: sure(this.redo), waiting: [...waiting] };
    return JSON.stringify(kept);
  }

  private read(): Kept {
    try {
      const text = this.storage?.getItem(this.key);
      const kept = text ? (JSON.parse(text) as Partial<Kept>) : {};
      return { undo: kept.undo ?? [], redo: kept.redo ?? [], waiting: kept.waiting ?? [] };
    } catch {
      return { undo: [], redo: [], waiting: [] };
    }
  }
}
