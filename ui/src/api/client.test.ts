import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ApiError, address, api, OfflineError } from "./client.ts";

const path = { workspace: "w", journey: "j" };

function answers(body: unknown, status = 200, type = "application/json") {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const headers = { "Content-Type": type };
  const fetched = vi.fn<typeof fetch>(async () => new Response(text, { status, headers }));
  vi.stubGlobal("fetch", fetched);
  return () => {
    const [place, sent] = fetched.mock.calls[0] ?? [];
    return { place: String(place).replace(location.origin, ""), sent };
  };
}

afterEach(() => vi.unstubAllGlobals());

test("the client is what the schema says", () => {
  execFileSync(process.execPath, ["scripts/client.mjs", "--check"], { stdio: "pipe" });
}, 60_000);

describe("an address", () => {
  test("holds the parts of its path, safely", () => {
    const place = { workspace: "a/b", file: "x y" };
    const made = address("/workspaces/{workspace}/files/{file}", { path: place });
    expect(made).toBe("/api/workspaces/a%2Fb/files/x%20y");
  });

  test("holds its query: lists name by name, nothing for what is not there", async () => {
    const asked = answers({ state: "none" });
    const query = { event: ["visit", "buy & go"], field: null, search: undefined };
    await api.get("/workspaces/{workspace}/seen", { path: { workspace: "w" }, query });
    expect(asked().place).toBe("/api/workspaces/w/seen?event=visit&event=buy+%26+go");
  });
});

describe("a request", () => {
  test("sends its body as JSON, in the language of the page, and may outlive the page", async () => {
    document.documentElement.lang = "it";
    const asked = answers({ people: [] });
    const body = { here: false };
    await api.post("/workspaces/{workspace}/journeys/{journey}/presence", {
      ...{ path, body, keepalive: true },
    });
    expect(asked()).toMatchObject({
      place: "/api/workspaces/w/journeys/j/presence",
      sent: {
        method: "POST",
        body: '{"here":false}',
        keepalive: true,
        headers: { "Accept-Language": "it", "Content-Type": "application/json" },
      },
    });
  });

  test("sends a form as it is: the browser names its kind", async () => {
    const asked = answers({ id: "f" }, 201);
    const body = new FormData();
    await api.post("/workspaces/{workspace}/files", { path, body });
    expect(asked().sent?.body).toBe(body);
    expect(asked().sent?.headers).not.toHaveProperty("Content-Type");
  });

  test("answers texts as texts, and nothing as nothing", async () => {
    answers("<svg/>", 200, "image/svg+xml");
    const picture = "/workspaces/{workspace}/journeys/{journey}/picture";
    await expect(api.get(picture, { path })).resolves.toBe("<svg/>");
    vi.stubGlobal("fetch", async () => new Response(null, { status: 204 }));
    await expect(api.post("/sign-out")).resolves.toBeUndefined();
  });

  test("uses the answer that came with the page, once", async () => {
    const asked = answers({ version: "asked" });
    vi.spyOn(performance, "now").mockReturnValue(1);
    const held = document.createElement("script");
    held.id = "first-answers";
    held.type = "application/json";
    held.textContent = '{"/api/me":{"version":"held"}}';
    document.body.append(held);
    vi.resetModules();
    const fresh = await import("./client.ts");
    expect((await fresh.api.get("/me")).version).toBe("held");
    expect((await fresh.api.get("/me")).version).toBe("asked");
    expect(asked().place).toBe("/api/me");
    held.remove();
  });
});

describe("what goes wrong", () => {
  test("is told in the server's words, with its whole answer", async () => {
    const body = { problems: [{ message: "No.", fix: "", key: null }], conflicts: [1] };
    answers(body, 409);
    const refused = await api.get("/me").catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiError);
    expect(refused).toMatchObject({ message: "No.", status: 409, body, problems: body.problems });
  });

  test("without words, is told by its number", async () => {
    answers("<h1>Bad gateway</h1>", 502, "text/html");
    await expect(api.get("/me")).rejects.toMatchObject({ message: "HTTP 502", problems: [] });
  });

  test("is told apart: no connection, or not wanted any more", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await expect(api.get("/me")).rejects.toBeInstanceOf(OfflineError);
    const ended = new DOMException("ended", "AbortError");
    vi.stubGlobal("fetch", () => Promise.reject(ended));
    await expect(api.get("/me")).rejects.toBe(ended);
  });
});
