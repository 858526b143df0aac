import { useNavigate } from "@tanstack/react-router";
import { queries } from "@/app/queries.ts";

/** Only addresses of this app: nobody is led elsewhere after signing in. */
export function safeNext(next: unknown): string {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : "/";
}

/** Goes inside after somebody has signed in; what was kept for somebody else is forgotten. */
export function useArrive(): (next?: unknown) => Promise<void> {
  const navigate = useNavigate();
  return async (next) => {
    queries.clear();
    await navigate({ to: safeNext(next), replace: true });
  };
}
