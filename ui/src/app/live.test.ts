import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Live } from "./live.ts";

/** A stream of the server, as the tabs of one browser open them. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  static get open(): Stream[] {
    return Stream.all.filter((one) => one.readyState !== Stream.CLOSED);
  }
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
    Stream.all.push(this);
  }
  close() {
    this.readyState = Stream.CLOSED;
  }
  say(type: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
  end() {
    this.close();
    this.onerror?.();
  }
}

/** What one tab says, the others with the same channel hear. */
class Channel {
  static all = new Set<Channel>();
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly name: string) {
    Channel.all.add(this);
  }
  postMessage(data: unknown) {
    for (const one of Channel.all) {
      if (one !== this && one.name === this.name) one.onmessage?.({ data: structuredClone(data) });
    }
  }
  close() {
    Channel.all.delete(this);
  }
}

/** Locks: who asks for a name waits until those before have let it go. */
class Locks {
  private last = new Map<string, Promise<unknown>>();
  request(name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) {
    const before = this.last.get(name) ?? Promise.resolve();
    const held = before.then(() => (signal.aborted ? undefined : work()));
    this.last.set(name, held);
    return held;
  }
}

const settled = () => vi.advanceTimersByTimeAsync(0);
const tabs: Live[] = [];

/** A tab that listens to a workspace, and what it hears. */
async function tab(workspace = "w") {
  const live = new Live();
  tabs.push(live);
  const heard: unknown[] = [];
  live.subscribe("comment", ({ journey }) => heard.push(journey));
  live.subscribe("opened", () => heard.push("opened"));
  live.subscribe("lost", () => heard.push("lost"));
  live.connect(workspace);
  await settled();
  return { live, heard };
}

beforeEach(() => {
  vi.useFakeTimers();
  Stream.all = [];
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("BroadcastChannel", Channel);
  vi.stubGlobal("navigator", { locks: new Locks() });
});

afterEach(() => {
  for (const one of tabs.splice(0)) one.disconnect();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("one tab listens, and all hear", async () => {
  const [first, second] = [await tab(), await tab()];
  expect(Stream.open.map((one) => one.url)).toEqual(["/api/workspaces/w/events"]);
  Stream.open[0]?.onopen?.();
  Stream.open[0]?.say("comment", { journey: "j" });
  expect(first.heard).toEqual(["opened", "j"]);
  expect(second.heard).toEqual(["opened", "j"]);
});

test("when the tab that listens goes, another listens", async () => {
  const [first, second, third] = [await tab(), await tab(), await tab()];
  first.live.disconnect();
  await settled();
  expect(Stream.all).toHaveLength(2);
  expect(Stream.open).toHaveLength(1);
  Stream.open[0]?.say("comment", { journey: "j" });
  expect([first.heard, second.heard, third.heard]).toEqual([[], ["j"], ["j"]]);
});

test("a tab that went before its turn never listens", async () => {
  const [first, second] = [await tab(), await tab()];
  second.live.disconnect();
  first.live.disconnect();
  await settled();
  expect(Stream.all).toHaveLength(1);
  expect(Stream.open).toHaveLength(0);
});

test("workspaces have streams of their own; to go to another ends the first", async () => {
  const [first, second] = [await tab("w"), await tab("v")];
  expect(Stream.open).toHaveLength(2);
  first.live.connect("v");
  await settled();
  expect(Stream.open.map((one) => one.url)).toEqual(["/api/workspaces/v/events"]);
  Stream.open[0]?.say("comment", { journey: "j" });
  expect([first.heard, second.heard]).toEqual([["j"], ["j"]]);
});

test("who no longer wants to hear does not", async () => {
  const { live } = await tab();
  const handler = vi.fn();
  const end = live.subscribe("measured", handler);
  Stream.open[0]?.say("measured", { journey: "j" });
  end();
  Stream.open[0]?.say("measured", { journey: "j" });
  expect(handler).toHaveBeenCalledTimes(1);
});

test("a stream that the server refused is opened again after a while", async () => {
  const { live, heard } = await tab();
  Stream.open[0]?.end();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(Stream.open).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(2_000);
  Stream.open[0]?.onopen?.();
  expect(heard).toEqual(["lost", "opened"]);
  Stream.open[0]?.end();
  live.disconnect();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(Stream.all).toHaveLength(2);
});

test("without locks every tab listens for itself, and hears things once", async () => {
  vi.stubGlobal("navigator", {});
  const [first, second] = [await tab(), await tab()];
  expect(Stream.open).toHaveLength(2);
  for (const one of Stream.open) one.say("comment", { journey: "j" });
  expect([first.heard, second.heard]).toEqual([["j"], ["j"]]);
});
