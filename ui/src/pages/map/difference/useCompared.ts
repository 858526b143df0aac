import { useStore } from "../state/store.ts";
import { useTools } from "../state/tools.tsx";

/** Whether there is something to compare: not (yet), being made, or ready. */
export function useCompared(): "ready" | "making" | null {
  return useStore(useTools().extras, ({ layer, figures, making }) => {
    if (layer !== "difference") return null;
    if (figures) return "ready";
    return making ? "making" : null;
  });
}
