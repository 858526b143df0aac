import { useSyncExternalStore } from "react";

const PHONE = window.matchMedia("(max-width: 719px)");

function subscribe(listener: () => void): () => void {
  PHONE.addEventListener("change", listener);
  return () => PHONE.removeEventListener("change", listener);
}

/** Whether the screen is a phone's: then the map is read, not drawn. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => PHONE.matches);
}
