import { Suspense, useEffect } from "react";
import { lazyPart } from "@/app/lazyPart.ts";
import type { MapDrawer } from "./MapDrawer.tsx";

const load = () => import("./MapDrawer.tsx").then((module) => ({ default: module.MapDrawer }));
const Drawer = lazyPart(load);

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
    const wait = setTimeout(() => void load().catch(() => undefined), 300);
    return () => clearTimeout(wait);
  }, []);
}
