import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { type Choice, fromAddress, standard, toAddress } from "../model/shown.ts";

const KEPT = "percorso.lanes";

/** The rows somebody sees: those of the address, else the own choice, else the workspace's. */
export function useLanes(workspace: string) {
  const { lanes } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { data } = useQuery({
    queryKey: keys.workspace(workspace),
    queryFn: () => api.get("/workspaces/{workspace}", { path: { workspace } }),
    staleTime: 5 * 60_000,
  });
  const [own, setOwn] = useState(() => fromAddress(recall(workspace)));
  const asked = fromAddress(lanes);
  const usual = data?.lanes;
  const found = toAddress(asked ?? own ?? standard(usual));
  const choice = useMemo(() => fromAddress(found) ?? standard(null), [found]);
  const choose = useCallback(
    (next: Choice | null) => {
      keep(workspace, next && toAddress(next));
      setOwn(next);
      if (lanes !== undefined) {
        void navigate({ to: ".", search: (now) => ({ ...now, lanes: undefined }), replace: true });
      }
    },
    [workspace, lanes, navigate],
  );
  return { choice, choose };
}

function recall(workspace: string): string | null {
  try {
    return localStorage.getItem(`${KEPT}.${workspace}`);
  } catch {
    return null;
  }
}

function keep(workspace: string, lanes: string | null): void {
  try {
    if (lanes) localStorage.setItem(`${KEPT}.${workspace}`, lanes);
    else localStorage.removeItem(`${KEPT}.${workspace}`);
  } catch {
    // Storage may be forbidden; the choice then lives as long as the page.
  }
}
