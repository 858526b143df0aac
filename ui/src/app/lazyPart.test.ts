import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fetched } from "./lazyPart.ts";

const gone = new TypeError("Importing a module script failed.");
const reload = vi.fn();
const part = { default: () => null };
/** What the server says to being asked whether it is there. */
const health = vi.fn<() => Promise<Response>>();
const up = async () => new Response("{}");
const down = async () => Promise.reject(new TypeError("Failed to fetch"));

beforeEach(() => {
  vi.useFakeTimers();
  reload.mockReset();
  vi.stubGlobal("location", { reload });
  vi.stubGlobal("fetch", health.mockReset().mockImplementation(up));
});
afterEach(() => {
  sessionStorage.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("loads the page anew once for a file that is gone, then lets the error be seen", async () => {
  const load = vi.fn(() => Promise.reject(gone));
  void fetched(load);
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  await expect(fetched(load)).rejects.toBe(gone);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(sessionStorage.key(0)).toContain("/app/lazyPart.ts");
});

it("takes a part that comes at the second try", async () => {
  const load = vi.fn().mockRejectedValueOnce(gone).mockResolvedValue(part);
  expect(await fetched(load)).toBe(part);
  expect(reload).not.toHaveBeenCalled();
});

it("waits for a server that is out of reach, and loads nothing anew", async () => {
  health
    .mockImplementationOnce(down)
    .mockImplementationOnce(async () => new Response("", { status: 502 }));
  const load = vi
    .fn()
    .mockRejectedValueOnce(gone)
    .mockRejectedValueOnce(gone)
    .mockResolvedValue(part);
  const coming = fetched(load);
  await vi.advanceTimersByTimeAsync(4_900);
  expect(load).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(load).toHaveBeenCalledTimes(2);
  window.dispatchEvent(new Event("online"));
  expect(await coming).toBe(part);
  expect(reload).not.toHaveBeenCalled();
});

it("asks again for a style sheet that did not come with its part", async () => {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: "/assets/Share-1.css" });
  document.head.append(link);
  link.dispatchEvent(new Event("error"));
  const coming = fetched(async () => part);
  await vi.advanceTimersByTimeAsync(0);
  const [fresh] = document.head.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]");
  expect(fresh).not.toBe(link);
  expect(fresh?.getAttribute("href")).toBe("/assets/Share-1.css");
  fresh?.dispatchEvent(new Event("load"));
  expect(await coming).toBe(part);
});
