import type { Logged } from "@/api/types.ts";
import type { JourneyDocument } from "@/journey/types.ts";
import { apply } from "./apply.ts";
import type { Operation } from "./types.ts";
import type { Wire } from "./wire.ts";

const MOST_AT_ONCE = 500;

/** Called for each operation that the server has carried out; null: the whole journey is new. */
export type Arrived = (client: string, operation: Operation | null) => void;

type One = Pick<Logged, "version" | "client" | "operation">;

/**
 * The journey as the server has it. Operations come from the stream, from answers and after a
 * gap, in any order; they are taken in one after the other, each version once.
 */
export class Confirmed {
  document: JourneyDocument;
  version: number;
  private readonly wire: Wire;
  private readonly arrived: Arrived;
  private chain: Promise<void> = Promise.resolve();

  constructor(document: JourneyDocument, version: number, wire: Wire, arrived: Arrived) {
    this.document = document;
    this.version = version;
    this.wire = wire;
    this.arrived = arrived;
  }

  /** Take in an operation; what was missed before it is asked for. */
  reach(version: number, client: string, operation: Operation): Promise<void> {
    return this.inTurn(async () => {
      if (version <= this.version) return;
      if (version > this.version + 1) await this.ask();
      if (version === this.version + 1) await this.take({ version, client, operation });
    });
  }

  /** Ask the server for everything that came after what is here. */
  catchUp(): Promise<void> {
    return this.inTurn(() => this.ask());
  }

  /** Open the journey anew: it was changed by something that is no operation. */
  reopen(): Promise<void> {
    return this.inTurn(() => this.open());
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const next = this.chain.then(work);
    this.chain = next.catch(() => undefined);
    return next;
  }

  private async ask(): Promise<void> {
    const missed = await this.wire.after(this.version);
    for (const one of missed) {
      if (one.version <= this.version) continue;
      if (one.version !== this.version + 1) return this.open();
      await this.take(one);
    }
    if (missed.length >= MOST_AT_ONCE) await this.ask();
  }

  private async take({ version, client, operation }: One): Promise<void> {
    const done = this.tried(operation);
    if (!done) return this.open();
    this.document = done;
    this.version = version;
    this.arrived(client, operation);
  }

  /** The journey after an operation; null when it does not fit, and the journey is opened anew. */
  private tried(operation: Operation): JourneyDocument | null {
    try {
      return apply(this.document, operation).document;
    } catch {
      return null;
    }
  }

  private async open(): Promise<void> {
    const opened = await this.wire.open();
    this.document = opened.document;
    this.version = opened.version;
    this.arrived("", null);
  }
}
