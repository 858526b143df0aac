import { ApiError, OfflineError } from "@/api/client.ts";
import type { Conflict, Done, Logged, Opened } from "@/api/types.ts";
import type { JourneyDocument } from "@/journey/types.ts";
import { apply } from "@/operations/apply.ts";
import { collide } from "@/operations/touch.ts";
import type { Operation } from "@/operations/types.ts";
import type { Sent, Wire } from "@/operations/wire.ts";

export const FIRST: JourneyDocument = {
  percorso: 1,
  id: "lamp",
  title: "Lamp",
  stages: [
    { id: "see", name: "See" },
    { id: "buy", name: "Buy" },
  ],
  touchpoints: [{ id: "shop", name: "Shop", stages: ["see"] }],
};

/** A server that keeps one journey, answers as the real one does and can be unplugged. */
export class Server {
  document: JourneyDocument = FIRST;
  log: Logged[] = [];
  down = false;
  sent: Sent[] = [];

  write(operation: Operation, client: string): Done {
    const done = apply(this.document, operation);
    this.document = done.document;
    const version = this.log.length + 1;
    this.log.push({ version, operation, inverse: done.inverse, client, by: null, at: "" });
    return { version, inverse: done.inverse };
  }

  wire(): Wire {
    const answer = <T>(work: () => T): Promise<T> =>
      Promise.resolve().then(() => {
        if (this.down) throw new OfflineError();
        return work();
      });
    return {
      open: () => answer(() => this.opened()),
      after: (version) => answer(() => this.log.slice(version)),
      send: (sent) => answer(() => this.take(sent)),
    };
  }

  opened(): Opened {
    const version = this.log.length;
    const document = structuredClone(this.document);
    const now = "2026-11-22T10:00:00Z";
    return {
      id: "j",
      version,
      document,
      role: "editor",
      people: [],
      timer: null,
      changed_at: now,
      changed_by: null,
      source_file: null,
      archived: false,
    };
  }

  private take(sent: Sent): Done {
    this.sent.push(sent);
    const since = this.log.slice(sent.base).filter((one) => one.client !== sent.client);
    const met = since.filter((one) => collide(one.operation, sent.operation));
    if (met.length > 0 && !sent.force) {
      throw new ApiError(409, [], { conflicts: [conflictOf(sent.operation)] });
    }
    try {
      return this.write(sent.operation, sent.client);
    } catch {
      throw new ApiError(422, [{ message: "It is not there." }], {});
    }
  }
}

function conflictOf(operation: Operation): Conflict {
  const path = operation.op === "edit" ? [...operation.path] : [];
  const words = { base: "", mine: "", theirs: "" };
  return {
    path,
    label: "",
    base: 1,
    mine: 2,
    theirs: 3,
    by: "Bea",
    at: "",
    can_force: true,
    words,
  };
}
