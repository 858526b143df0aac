import { takeFirst } from "./first.ts";
import type { Answer, Asked, Given, Manner, Method, PathOf, Place } from "./routes.ts";
import type { Problem } from "./types.ts";

/** What the server refused, and why. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problems: Problem[],
    /** The whole answer: a conflict (409) says more than its problems. */
    readonly body: unknown,
  ) {
    super(problems[0]?.message ?? `HTTP ${status}`);
    this.name = "ApiError";
  }
}

/** The server could not be reached at all. */
export class OfflineError extends Error {
  constructor() {
    super("offline");
    this.name = "OfflineError";
  }
}

type Scalar = string | number | boolean;
/** A request without its types: what they allow is checked where it is asked. */
interface Loose extends Manner {
  path?: Record<string, Scalar>;
  query?: Record<string, Scalar | readonly Scalar[] | null | undefined>;
  body?: unknown;
}

function addressOf(path: string, { path: names = {}, query = {} }: Loose): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(names[name] ?? ""));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one != null) search.append(key, String(one));
  }
  return `/api${filled}${search.size ? `?${search}` : ""}`;
}

/** The address of what a route hands out: `address("/templates", { query: { lang } })`. */
export function address<Path extends PathOf<"get">>(
  path: Path,
  ...[place]: Given<Place<"get", Path>>
): string {
  return addressOf(path, (place ?? {}) as Loose);
}

async function send(method: Method, place: string, { body, signal, keepalive }: Loose) {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { "Accept-Language": document.documentElement.lang };
  if (body !== undefined && !form) headers["Content-Type"] = "application/json";
  try {
    return await fetch(new URL(place, location.origin), {
      method: method.toUpperCase(),
      headers,
      body: form ? body : body === undefined ? undefined : JSON.stringify(body),
      signal,
      keepalive,
      credentials: "same-origin",
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new OfflineError();
  }
}

function problemsOf(body: unknown): Problem[] {
  if (typeof body !== "object" || body === null || !("problems" in body)) return [];
  return Array.isArray(body.problems) ? (body.problems as Problem[]) : [];
}

async function request(method: Method, path: string, asked: Loose): Promise<unknown> {
  const place = addressOf(path, asked);
  const first = method === "get" ? takeFirst(place) : undefined;
  if (first !== undefined) return first;
  const answer = await send(method, place, asked);
  const text = await answer.text();
  const json = answer.headers.get("Content-Type")?.includes("json") ?? false;
  const found: unknown = json && text ? JSON.parse(text) : text || undefined;
  if (!answer.ok) throw new ApiError(answer.status, problemsOf(found), found);
  return found;
}

/** The requests of one method; the schema of the server says what each path takes and answers. */
function asking<M extends Method>(method: M) {
  return <Path extends PathOf<M>>(path: Path, ...[asked]: Given<Asked<M, Path>>) =>
    request(method, path, (asked ?? {}) as Loose) as Promise<Answer<M, Path>>;
}

/**
 * Ask the server: `api.get("/workspaces/{workspace}/home", { path: { workspace }, query: { lang } })`.
 * Paths are below `/api`; what the server refuses is thrown as `ApiError`.
 */
export const api = {
  get: asking("get"),
  post: asking("post"),
  put: asking("put"),
  patch: asking("patch"),
  delete: asking("delete"),
};
