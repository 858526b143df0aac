import { queries } from "@/app/queries.ts";

/** A place inside the app, or the start: an address from outside is never followed. */
export function inside(next: string | undefined): string {
  if (!next?.startsWith("/") || next.startsWith("//") || next.includes("\\")) return "/";
  return next;
}

/** Go in after signing in: what was known of nobody is forgotten. */
export function enter(next?: string): void {
  queries.clear();
  location.assign(inside(next));
}
