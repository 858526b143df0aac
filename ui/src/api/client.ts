import { takeFirst } from "./first.ts";

/** One thing that is wrong, in the reader's language. */
export interface Problem {
  message: string;
  fix?: string | null;
  key?: string | null;
}

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

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Query = Record<string, string | number | boolean | null | undefined>;
export interface Options {
  query?: Query;
  signal?: AbortSignal;
  /** Let the request outlive the page (a last save while leaving). */
  keepalive?: boolean;
}

/** The address of a route of the server: `address("/workspaces/w/home", { lang })`. */
export function address(path: string, query: Query = {}): string {
  const found = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const search = new URLSearchParams(found.map(([key, value]) => [key, String(value)]));
  return `/api${path}${search.size ? `?${search}` : ""}`;
}

async function send(method: Method, path: string, body: unknown, options: Options) {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { "Accept-Language": document.documentElement.lang };
  if (body !== undefined && !form) headers["Content-Type"] = "application/json";
  try {
    return await fetch(new URL(address(path, options.query), location.origin), {
      method,
      headers,
      body: form ? body : body === undefined ? undefined : JSON.stringify(body),
      signal: options.signal,
      keepalive: options.keepalive,
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

async function request<T>(method: Method, path: string, body?: unknown, options: Options = {}) {
  const answer = await send(method, path, body, options);
  const text = await answer.text();
  const json = answer.headers.get("Content-Type")?.includes("json") ?? false;
  const found: unknown = json && text ? JSON.parse(text) : text || undefined;
  if (!answer.ok) throw new ApiError(answer.status, problemsOf(found), found);
  return found as T;
}

/** Ask the server: paths are below `/api`, what it refuses is thrown as `ApiError`. */
export const api = {
  get: async <T>(path: string, options?: Options) =>
    (takeFirst(address(path, options?.query)) as T | undefined) ??
    request<T>("GET", path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: Options) =>
    request<T>("POST", path, body, options),
  put: <T>(path: string, body?: unknown, options?: Options) =>
    request<T>("PUT", path, body, options),
  patch: <T>(path: string, body?: unknown, options?: Options) =>
    request<T>("PATCH", path, body, options),
  delete: <T>(path: string, options?: Options) => request<T>("DELETE", path, undefined, options),
};
