import type { KeyboardEvent } from "react";
import { keyed, type Point } from "../model/emotion.ts";
import { useTools } from "../state/tools.tsx";

/** The keys of a point: arrows by a tenth, Page keys by a half, Delete forgets, Esc leaves. */
export function usePointKeys(point: Point, free: boolean) {
  const tools = useTools();
  const act = (key: string): boolean => {
    const value = keyed(point.value, key);
    if (key === "Escape") tools.focus(`stages/${point.stage}`);
    else if (key === "Enter" || key === "o") tools.open(`stages/${point.stage}`, "details");
    else if (key === "Delete" || key === "Backspace") forget();
    else if (value === null) return false;
    else if (free && value !== point.value) tools.actions.feel(point.stage, value);
    return true;
  };
  const forget = () => free && point.value !== null && tools.actions.feel(point.stage, null);
  return (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    if (act(event.key)) event.preventDefault();
    if (event.key !== "Tab" && event.key !== "?") event.stopPropagation();
  };
}
