import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { queries } from "@/app/queries.ts";
import type { Step } from "./model/steps.ts";

/** Where somebody is in the guide, as the server keeps it. */
export interface GuideState {
  step: Step;
  at: string | null;
  skipped: Step[];
  started: boolean;
}

/** Where the reader was, and how to note where they are now. */
export function useGuide() {
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const queryKey = keys.of(workspace, journey, "guide");
  const path = `/workspaces/${workspace}/journeys/${journey}/guide`;
  const query = useQuery({ queryKey, queryFn: () => api.get<GuideState>(path) });
  const note = async (where: Partial<Pick<GuideState, "step" | "skipped">>) => {
    queries.setQueryData(queryKey, await api.patch<GuideState>(path, where));
  };
  return { ...query, note };
}
