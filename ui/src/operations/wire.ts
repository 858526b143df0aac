import { ApiError, api, OfflineError, type Problem } from "@/api/client.ts";
import type { JourneyDocument } from "@/journey/types.ts";
import type { Conflict, Operation } from "./types.ts";

export type Role = "viewer" | "commenter" | "editor" | "admin";
/** Somebody who looks at the journey now. */
export interface Present {
  user: string;
  name: string;
  initials: string;
  element: string;
  editing: boolean;
}
export interface Author {
  id: string;
  name: string;
  initials: string;
}
/** A journey as the server opens it. */
export interface Opened {
  id: string;
  version: number;
  document: JourneyDocument;
  role: Role;
  people: Present[];
  changed_at: string;
  source_file: string | null;
}
/** An operation of the log, and of the live stream. */
export interface Logged {
  version: number;
  operation: Operation;
  client: string;
  by: Author | null;
  at: string;
}
export interface Sent {
  base: number;
  client: string;
  operation: Operation;
  force: boolean;
}
export interface Answer {
  version: number;
  inverse: Operation;
}

/** What a session asks of the server; tests give their own. */
export interface Wire {
  open: () => Promise<Opened>;
  after: (version: number) => Promise<Logged[]>;
  send: (sent: Sent) => Promise<Answer>;
}

export function wireOf(workspace: string, journey: string): Wire {
  const path = `/workspaces/${workspace}/journeys/${journey}`;
  return {
    open: () => api.get<Opened>(path),
    after: (version) => api.get<Logged[]>(`${path}/operations`, { query: { after: version } }),
    send: (sent) => api.post<Answer>(`${path}/operations`, sent),
  };
}

/** Why a change was not made, in the kinds that are answered differently. */
export type Refusal =
  | { kind: "conflict"; conflicts: Conflict[] }
  | { kind: "old" }
  | { kind: "wait"; signedOut: boolean }
  | { kind: "problems"; problems: Problem[] };

export function refusalOf(error: unknown): Refusal {
  if (error instanceof OfflineError) return { kind: "wait", signedOut: false };
  if (!(error instanceof ApiError)) throw error;
  const { status, body, problems } = error;
  if (status === 409) {
    const found = conflictsIn(body);
    return found.length > 0 ? { kind: "conflict", conflicts: found } : { kind: "old" };
  }
  if (status === 401) return { kind: "wait", signedOut: true };
  if (status === 429 || status >= 500) return { kind: "wait", signedOut: false };
  return { kind: "problems", problems };
}

function conflictsIn(body: unknown): Conflict[] {
  if (typeof body !== "object" || body === null || !("conflicts" in body)) return [];
  return Array.isArray(body.conflicts) ? (body.conflicts as Conflict[]) : [];
}
