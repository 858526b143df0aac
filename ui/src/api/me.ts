import type { Role } from "./types.ts";

export const ROLES: readonly Role[] = ["viewer", "commenter", "editor", "admin"];

/** Whether a role may do what another is needed for. */
export function may(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
