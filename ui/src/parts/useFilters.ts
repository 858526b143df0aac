import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { PageSearch } from "@/app/search.ts";

/** What the address says after its `?`, and a way to change it without a step in the history. */
export function useFilters(): [PageSearch, (changes: PageSearch) => void] {
  const found: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (changes: PageSearch) => {
      void navigate({
        to: ".",
        replace: true,
        search: (old: PageSearch): PageSearch => ({ ...old, ...changes }),
      });
    },
    [navigate],
  );
  const search: PageSearch = {};
  for (const [key, value] of Object.entries(found)) {
    if (typeof value === "string" || typeof value === "number") search[key] = String(value);
  }
  return [search, change];
}
