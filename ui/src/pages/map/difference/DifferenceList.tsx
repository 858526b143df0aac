import { useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { lazyPart } from "@/app/lazyPart.ts";
import { useCompared } from "./useCompared.ts";

const DifferenceDrawer = lazyPart(() => import("./DifferenceDrawer.tsx"));

/** The list of all differences, where the address names one. */
export function DifferenceList() {
  const { difference } = useSearch({ strict: false });
  const ready = useCompared() === "ready";
  if (!ready || difference === undefined) return null;
  return (
    <Suspense>
      <DifferenceDrawer />
    </Suspense>
  );
}
