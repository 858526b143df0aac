import { ApiError, api, OfflineError } from "@/api/client.ts";
import type { AskedOperation, Conflict, Done, Logged, Opened, Problem } from "@/api/types.ts";

/** A change as a session sends it. */
export type Sent = Required<AskedOperation>;

/** What a session asks of the server; tests give their own. */
export interface Wire {
  open: () => Promise<Opened>;
  after: (version: number) => Promise<Logged[]>;
  send: (sent: Sent) => Promise<Done>;
}

export function wireOf(workspace: string, journey: string): Wire {
  const path = { workspace, journey };
  return {
    open: () => api.get("/workspaces/{workspace}/journeys/{journey}", { path }),
    after: (version) =>
      api.get("/workspaces/{workspace}/journeys/{journey}/operations", {
        path,
        query: { after: version },
      }),
    send: (body) =>
      api.post("/workspaces/{workspace}/journeys/{journey}/operations", { path, body }),
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
