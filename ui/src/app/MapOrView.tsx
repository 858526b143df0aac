import { useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { Loading } from "@/widgets/Loading.tsx";

const MapPage = lazy(() => import("@/pages/map/index.tsx"));
const ViewsPage = lazy(() => import("@/pages/views/index.tsx"));

/** The map that can be edited, or one of the other ways to look at the journey. */
export function MapOrView() {
  const { view } = useSearch({ strict: false });
  return (
    <Suspense fallback={<Loading />}>
      {view === undefined || view === "map" ? <MapPage /> : <ViewsPage />}
    </Suspense>
  );
}
