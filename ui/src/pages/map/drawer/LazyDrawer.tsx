import { lazy, Suspense, useEffect } from "react";
import type { MapDrawer } from "./MapDrawer.tsx";

const load = () => import("./MapDrawer.tsx");
const Drawer = lazy(() => load().then((module) => ({ default: module.MapDrawer })));

/** The panel at the right of the map; its many fields come after the map has been drawn. */
export function LazyDrawer(props: Parameters<typeof MapDrawer>[0]) {
  return (
    <Suspense>
      <Drawer {...props} />
    </Suspense>
  );
}

/** Fetches the panel while nobody waits, so that it opens at once. */
export function useDrawerReady(): void {
  useEffect(() => {
    const wait = setTimeout(() => void load(), 300);
    return () => clearTimeout(wait);
  }, []);
}
