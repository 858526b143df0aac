import { useEffect } from "react";
import type { Session } from "./session.ts";

/** Ctrl Z and Ctrl Shift Z (or Ctrl Y); inside a field the browser takes back letters itself. */
export function useUndoKeys(session: Session, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent) => {
      const act = actOf(event);
      if (!act || event.defaultPrevented || inField(event.target)) return;
      event.preventDefault();
      session[act]();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [session, enabled]);
}

function actOf(event: KeyboardEvent): "undo" | "redo" | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "y" && !event.shiftKey) return "redo";
  if (key !== "z") return null;
  return event.shiftKey ? "redo" : "undo";
}

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select, [role=textbox]"))
  );
}
