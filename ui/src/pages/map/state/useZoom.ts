import { type RefObject, useCallback, useState } from "react";

const SMALLEST = 0.5;

/** How large the map is drawn; «fit» makes all its columns visible. */
export function useZoom(root: RefObject<HTMLElement | null>) {
  const [zoom, setZoom] = useState(1);
  const fit = useCallback(() => {
    const map = root.current;
    const room = map?.parentElement?.clientWidth;
    if (!map || !room) return;
    const wide = 48 + 112 + 40 + Number(map.style.getPropertyValue("--columns")) * 182;
    setZoom(Math.max(SMALLEST, Math.min(1, Math.floor((room / wide) * 100) / 100)));
  }, [root]);
  return { zoom, setZoom, fit };
}
