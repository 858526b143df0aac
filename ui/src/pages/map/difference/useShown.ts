import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useDifferences } from "./useDifferences.ts";

/** All differences, and the one that the address names. */
export function useShown() {
  const all = useDifferences();
  const { difference } = useSearch({ strict: false });
  const navigate = useNavigate();
  const show = useCallback(
    (key: string | null) =>
      void navigate({
        to: ".",
        search: (now) => ({ ...now, difference: key ?? undefined, open: undefined }),
        replace: true,
      }),
    [navigate],
  );
  return { all, shown: all.find((one) => one.key === difference), show };
}
