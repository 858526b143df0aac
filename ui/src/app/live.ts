import type { Job, Logged, Present, Timer } from "@/api/types.ts";

/** What the stream tells, by kind; `opened` and `lost` are said by the stream itself. */
export interface News {
  operation: Omit<Logged, "inverse"> & { journey: string };
  comment: { journey: string };
  presence: { journey: string; people: Present[] };
  timer: { journey: string; timer: Timer | null };
  /** Without its result: ask for the job. */
  job: Job;
  measured: { journey: string };
  /** Something changed as a whole; without a journey, everything. */
  reload: { journey?: string };
  opened: null;
  lost: null;
}
type Kind = keyof News;

/** A message of the server, as every tab hears it. */
export interface Message {
  type: string;
  data: unknown;
}
type Handler<T> = (data: T) => void;

const TYPES = [
  "operation",
  "comment",
  "presence",
  "timer",
  "job",
  "measured",
  "reload",
] as const satisfies Kind[];
const AGAIN_MS = 5_000;

/**
 * One stream of events a browser: a browser allows six connections a host, so that one tab, elected
 * by a lock, listens and tells the others. When the stream begins or begins again everybody hears
 * `opened`: whoever keeps a version asks for what was missed. Where a browser has no locks (pages
 * without https) every tab listens for itself.
 */
export class Live {
  private handlers = new Map<string, Set<Handler<unknown>>>();
  private channel: BroadcastChannel | null = null;
  private source: EventSource | null = null;
  private stop: AbortController | null = null;
  private workspace = "";

  /** Listen to a workspace; the stream of another one ends. */
  connect(workspace: string): void {
    if (this.workspace === workspace) return;
    this.disconnect();
    this.workspace = workspace;
    this.stop = new AbortController();
    const { signal } = this.stop;
    const name = `percorso-live-${workspace}`;
    if (!navigator.locks) {
      this.listen(workspace, signal);
      return;
    }
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = (event: MessageEvent<Message>) => this.deliver(event.data);
    navigator.locks
      .request(name, { signal }, () => this.lead(workspace, signal))
      .catch(() => undefined);
  }

  disconnect(): void {
    this.stop?.abort();
    this.source?.close();
    this.channel?.close();
    this.stop = null;
    this.source = null;
    this.channel = null;
    this.workspace = "";
  }

  subscribe<K extends Kind>(type: K, handler: Handler<News[K]>): () => void {
    const found = this.handlers.get(type) ?? new Set();
    this.handlers.set(type, found.add(handler as Handler<unknown>));
    return () => found.delete(handler as Handler<unknown>);
  }

  /** Listen for all tabs until this one goes. */
  private lead(workspace: string, signal: AbortSignal): Promise<void> {
    return new Promise((done) => {
      signal.addEventListener("abort", () => done());
      this.listen(workspace, signal);
    });
  }

  private listen(workspace: string, signal: AbortSignal): void {
    if (signal.aborted) return;
    const source = new EventSource(`/api/workspaces/${workspace}/events`);
    this.source = source;
    for (const type of TYPES) {
      source.addEventListener(type, (event: MessageEvent<string>) =>
        this.tell({ type, data: JSON.parse(event.data) as unknown }),
      );
    }
    source.onopen = () => this.tell({ type: "opened", data: null });
    source.onerror = () => {
      this.tell({ type: "lost", data: null });
      // The browser tries again by itself, except after an answer that is no stream (a restart).
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(() => this.listen(workspace, signal), AGAIN_MS);
      }
    };
  }

  private tell(message: Message): void {
    this.channel?.postMessage(message);
    this.deliver(message);
  }

  private deliver({ type, data }: Message): void {
    for (const handler of [...(this.handlers.get(type) ?? [])]) handler(data);
  }
}

export const live = new Live();

/** Hear a kind of message of the workspace's stream; the answer ends it. */
export function subscribe<K extends Kind>(type: K, handler: Handler<News[K]>): () => void {
  return live.subscribe(type, handler);
}
