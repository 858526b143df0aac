import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useRef } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { GuideState } from "@/api/types.ts";
import { queries } from "@/app/queries.ts";
import { useJourney } from "@/operations/store.ts";

const GUIDE = "/workspaces/{workspace}/journeys/{journey}/guide";

/** Where the reader was, what each step has put on the map, and how to note where they are now. */
export function useGuide() {
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const { version } = useJourney();
  const queryKey = keys.of(workspace, journey, "guide", version);
  const path = { workspace, journey };
  const query = useQuery({
    queryKey,
    queryFn: () => api.get(GUIDE, { path }),
    placeholderData: keepPreviousData,
  });
  const note = async (body: Partial<Pick<GuideState, "step" | "skipped">>) => {
    const told = await api.patch(GUIDE, { path, body });
    const all = { queryKey: keys.of(workspace, journey, "guide") };
    await queries.cancelQueries(all); // what was asked for before does not know it
    queries.setQueriesData(all, told);
  };
  const last = useRef(query.data);
  if (query.data) last.current = query.data; // a failed look keeps what is being written
  return { ...query, data: query.data ?? last.current, note };
}
