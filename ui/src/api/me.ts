export type Role = "viewer" | "commenter" | "editor" | "admin";
export const ROLES: readonly Role[] = ["viewer", "commenter", "editor", "admin"];

export interface User {
  id: string;
  name: string;
  email: string;
  initials: string;
  lang: string | null;
  theme: "system" | "light" | "dark" | null;
  density: "comfortable" | "compact" | null;
}

export interface Membership {
  id: string;
  slug: string;
  name: string;
  role: Role;
}

export interface Me {
  user: User;
  workspaces: Membership[];
  demo: boolean;
  version: string;
}

/** Whether a role may do what another is needed for. */
export function may(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
