import { useMemo } from "react";
import { useJourney } from "@/operations/store.ts";
import { type Claimed, claimsOf } from "@/parts/claims.ts";
import type { Opened } from "./element.ts";

/** The statements of what is open: itself, and those inside it. */
export function useClaimsOf({ path }: Opened): readonly Claimed[] {
  const { document } = useJourney();
  const start = path.join("/");
  return useMemo(
    () =>
      claimsOf(document).filter((claim) => {
        const place = claim.path.join("/");
        return place === start || place.startsWith(`${start}/`);
      }),
    [document, start],
  );
}
