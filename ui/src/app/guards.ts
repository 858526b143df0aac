import { redirect } from "@tanstack/react-router";
import { ApiError } from "@/api/client.ts";
import type { Me } from "@/api/types.ts";
import { queries } from "./queries.ts";
import { meQuery } from "./session.tsx";

const LAST = "percorso.workspace";

async function me(next: string): Promise<Me> {
  try {
    return await queries.ensureQueryData(meQuery);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) {
      throw redirect({ to: "/sign-in", search: { next } });
    }
    throw error;
  }
}

/** The pages of a workspace are for its members: others sign in and come back, or go to their own. */
export async function requireSession(next: string, workspace: string): Promise<void> {
  const { workspaces } = await me(next);
  if (workspaces.some((one) => one.id === workspace)) {
    localStorage.setItem(LAST, workspace);
    return;
  }
  const named = workspaces.find((one) => one.slug === workspace);
  if (named) throw redirect({ to: "/w/$workspace", params: { workspace: named.id } });
  throw redirect({ to: "/" });
}

/** Where somebody who only types the address belongs. */
export async function toHome() {
  const { workspaces } = await me("/");
  const last = localStorage.getItem(LAST);
  const found = workspaces.find((one) => one.id === last) ?? workspaces[0];
  if (!found) return { to: "/sign-in", search: { none: "1" } } as const;
  return { to: "/w/$workspace", params: { workspace: found.id } } as const;
}
