import { useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { Loading } from "@/widgets/Loading.tsx";
import { lazyPart } from "./lazyPart.ts";

const MapPage = lazyPart(() => import("@/pages/map/index.tsx"));
const ViewsPage = lazyPart(() => import("@/pages/views/index.tsx"));

/** The map that can be edited, or one of the other ways to look at the journey. */
export function MapOrView() {
  const { view } = useSearch({ strict: false });
  return (
    <Suspense fallback={<Loading />}>
      {view === undefined || view === "map" ? <MapPage /> : <ViewsPage />}
    </Suspense>
  );
}
