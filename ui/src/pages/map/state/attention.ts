import { useEffect } from "react";
import { useTools } from "./tools.tsx";

/** While the component is there, the others see that this element is being written. */
export function useAttention(element: string): void {
  const { attend } = useTools();
  useEffect(() => {
    attend(element, true);
    return () => attend(element, false);
  }, [attend, element]);
}
