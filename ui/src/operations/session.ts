import type { Conflict, Opened } from "@/api/types.ts";
import type { JourneyDocument } from "@/journey/types.ts";
import { apply } from "./apply.ts";
import { type Choice, removes, withFreeId, withoutPaths } from "./choices.ts";
import { Confirmed } from "./confirmed.ts";
import { OperationError } from "./paths.ts";
import { type Entry, Stacks, type Waiting } from "./stacks.ts";
import type { ApplyOptions, Notice, Pending, Result, Setting, State } from "./state.ts";
import { FIRST, same, toKeep, waited } from "./state.ts";
import type { Operation } from "./types.ts";
import { type Refusal, refusalOf } from "./wire.ts";

const REFUSED: Result = { ok: false, problems: [], conflict: false };

/** One journey in one tab: shown at once, sent in order, taken back by oneself alone. */
export class Session {
  state: State;
  private readonly confirmed: Confirmed;
  private readonly stacks: Stacks;
  private pending: Pending[] = [];
  private waiting: Waiting[];
  private sending = false;
  private tries = 0;
  private wake: (() => void) | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    opened: Opened,
    private readonly setting: Setting,
  ) {
    this.confirmed = new Confirmed(
      opened.document,
      opened.version,
      setting.wire,
      (client, operation) => this.arrived(client, operation),
    );
    this.stacks = new Stacks(setting.storage, setting.user, opened.id);
    this.waiting = this.stacks.restore(opened.version);
    this.state = { ...this.shown(), savedAt: new Date(opened.changed_at) };
  }

  /** Send again what was on its way when the page was left. */
  start(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const one of waiting) this.enqueue({ ...one, quiet: true, of: null });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly get = (): State => this.state;

  /** Make a change: it is shown at once and sent when those before it have been. */
  readonly apply = (operation: Operation, options: ApplyOptions = {}): Promise<Result> => {
    const { label = "", told, quiet = false } = options;
    const base = this.confirmed.version;
    const asked = { kind: "do", operation, base, label, quiet, of: null } as const;
    const [pending, result] = this.enqueue(asked);
    if (pending && !quiet && (told || removes(operation))) {
      const undo = () => this.takeBack(pending.entry);
      this.setting.notify(
        told ? { kind: "changed", told, undo } : { kind: "removed", label, undo },
      );
    }
    return result;
  };

  /** Take one's own last change back. */
  readonly undo = (): void => {
    const entry = this.stacks.undo.at(-1);
    if (entry) this.takeBack(entry);
  };

  /** Make again what was taken back last. */
  readonly redo = (): void => {
    const entry = this.stacks.redo.pop();
    if (entry) this.reverse("redo", entry);
  };

  /** An operation from the live stream. */
  hear(version: number, client: string, operation: Operation): void {
    void this.confirmed.reach(version, client, operation).catch(() => undefined);
  }

  /** The stream was away, or the journey was changed as a whole. */
  catchUp(whole = false): void {
    void (whole ? this.confirmed.reopen() : this.confirmed.catchUp()).catch(() => undefined);
    this.hurry();
  }

  /** Try again at once what waits for the connection. */
  hurry(): void {
    this.wake?.();
  }

  /** Decide a clash field by field; `choices` go with its conflicts. */
  readonly decide = (choices: readonly Choice[]): void => {
    const [head] = this.pending;
    const { clash } = this.state;
    if (!head || !clash) return;
    const given = clash.conflicts.filter((_, at) => choices[at] !== "mine");
    const left = withoutPaths(
      head.operation,
      given.map((one) => one.path),
    );
    if (left) {
      head.operation = left;
      head.force = true;
    } else {
      this.drop(head, { ok: false, problems: [], conflict: true });
    }
    this.show({ clash: null });
    void this.pump();
  };

  private takeBack(entry: Entry): void {
    if (!this.stacks.undo.includes(entry)) return;
    this.stacks.forget(entry);
    this.reverse("undo", entry);
  }

  private reverse(kind: "undo" | "redo", of: Entry): void {
    const base = of.version ?? this.confirmed.version;
    this.enqueue({ kind, operation: of.inverse, base, label: of.label, quiet: false, of });
  }

  private enqueue(
    asked: Waiting & { quiet: boolean; of: Entry | null },
  ): [Pending | null, Promise<Result>] {
    const entry: Entry = { inverse: asked.operation, version: null, label: asked.label };
    const fault = this.fault(asked.operation);
    if (fault) {
      const notice: Notice = fault.gone ? { kind: "gone" } : { kind: "refused", problems: [] };
      if (!asked.quiet) this.setting.notify(notice);
      this.show();
      return [null, Promise.resolve(REFUSED)];
    }
    let settle: (result: Result) => void = () => undefined;
    const result = new Promise<Result>((done) => {
      settle = done;
    });
    const pending: Pending = { ...asked, force: false, landed: false, entry, settle };
    this.pending.push(pending);
    (asked.kind === "undo" ? this.stacks.redo : this.stacks.undo).push(entry);
    if (asked.kind === "do") this.stacks.redo = [];
    this.keep();
    this.show();
    void this.pump();
    return [pending, result];
  }

  /** Why an operation cannot be carried out on what is shown; null when it can. */
  private fault(operation: Operation): OperationError | null {
    try {
      apply(this.state.document, operation);
      return null;
    } catch (error) {
      if (error instanceof OperationError) return error;
      throw error;
    }
  }

  private async pump(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    while (this.pending[0] && !this.state.clash) await this.step(this.pending[0]);
    this.sending = false;
  }

  private async step(head: Pending): Promise<void> {
    if (head.of?.version != null) {
      head.operation = head.of.inverse;
      head.base = head.of.version;
    }
    const { operation, base, force } = head;
    try {
      const { wire, client } = this.setting;
      const answer = await wire.send({ base, client, operation, force });
      head.entry.inverse = answer.inverse;
      head.entry.version = answer.version;
      await this.land(head, answer.version);
      this.tries = 0;
    } catch (error) {
      await this.refused(head, refusalOf(error));
    }
  }

  private async land(head: Pending, version: number): Promise<void> {
    await this.confirmed.reach(version, this.setting.client, head.operation);
    this.pending = this.pending.filter((one) => one !== head);
    for (const one of this.pending) if (one.base === version - 1) one.base = version;
    this.keep();
    head.settle({ ok: true, version, operation: head.operation });
    this.show({ savedAt: new Date(), saved: this.pending.length > 0 ? "saving" : "saved" });
  }

  private async refused(head: Pending, refusal: Refusal): Promise<void> {
    if (refusal.kind === "wait" || (refusal.kind === "old" && this.tries < 3)) {
      return this.wait(head, refusal);
    }
    this.tries = 0;
    this.show({ saved: "saving" });
    await this.confirmed.catchUp().catch(() => undefined);
    if (refusal.kind === "conflict") return this.clashed(head, refusal.conflicts);
    const problems = refusal.kind === "problems" ? refusal.problems : [];
    this.drop(head, { ok: false, problems, conflict: false });
    if (!head.quiet) this.setting.notify({ kind: "refused", problems });
  }

  private async wait(head: Pending, refusal: Refusal): Promise<void> {
    this.tries += 1;
    this.show({ saved: "offline" });
    const out = refusal.kind === "wait" && refusal.signedOut && this.tries === 1;
    if (out) this.setting.notify({ kind: "signed-out" });
    if (refusal.kind === "old") {
      await this.confirmed.reopen().catch(() => undefined);
      head.base = Math.min(head.base, this.confirmed.version);
    }
    const pause = this.setting.pause ?? waited;
    await Promise.race([
      pause(this.tries),
      new Promise<void>((done) => {
        this.wake = done;
      }),
    ]);
    this.wake = null;
  }

  private clashed(head: Pending, conflicts: Conflict[]): void {
    if (head.kind !== "do") {
      this.drop(head, { ok: false, problems: [], conflict: true });
      const redo = head.kind === "redo";
      this.setting.notify({ kind: "undo-conflict", conflicts, redo });
      return;
    }
    const other = withFreeId(head.operation, conflicts, this.confirmed.document);
    if (other) head.operation = other;
    else this.show({ clash: { label: head.label, operation: head.operation, conflicts } });
  }

  /** Give a change up, and those that would take it back. */
  private drop(head: Pending, result: Result): void {
    this.pending = this.pending.filter((one) => one !== head);
    this.stacks.forget(head.entry);
    head.settle(result);
    for (const one of this.pending) if (one.of === head.entry) this.drop(one, REFUSED);
    this.keep();
    this.show();
  }

  private arrived(client: string, operation: Operation | null): void {
    const [head] = this.pending;
    if (head && client === this.setting.client && same(head.operation, operation)) {
      head.landed = true;
    }
    this.setting.changed?.();
    this.show();
  }

  private show(change: Partial<State> = {}): void {
    this.state = { ...this.shown(), ...change };
    for (const listener of this.listeners) listener();
  }

  private keep(): void {
    this.stacks.keep(this.pending.map(toKeep));
  }

  /** The journey with one's own changes that the server has not confirmed yet. */
  private shown(): State {
    let document = this.confirmed.document;
    for (const one of this.pending) {
      if (one.of) one.operation = one.of.inverse;
      if (!one.landed) document = this.with(document, one);
    }
    const { saved, savedAt, clash } = this.state ?? FIRST;
    return {
      document,
      version: this.confirmed.version,
      saved: this.pending.length === 0 ? "saved" : saved === "offline" ? saved : "saving",
      savedAt,
      canUndo: this.stacks.undo.length > 0,
      canRedo: this.stacks.redo.length > 0,
      clash,
    };
  }

  private with(document: JourneyDocument, one: Pending): JourneyDocument {
    try {
      const done = apply(document, one.operation);
      if (one.entry.version === null) one.entry.inverse = done.inverse;
      return done.document;
    } catch (error) {
      if (error instanceof OperationError) return document;
      throw error;
    }
  }
}
