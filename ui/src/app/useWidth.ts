import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  addEventListener("resize", listener);
  return () => removeEventListener("resize", listener);
}

/** The width of the window. */
export function useWidth(): number {
  return useSyncExternalStore(subscribe, () => innerWidth);
}
