import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { queries } from "@/app/queries.ts";

/** The reader's votes: one a note, given and taken back by the same press. */
export function useVotes() {
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const queryKey = keys.of(workspace, journey, "votes");
  const path = `/workspaces/${workspace}/journeys/${journey}/votes`;
  const { data } = useQuery({ queryKey, queryFn: () => api.get<{ items: string[] }>(path) });
  const mine = new Set(data?.items ?? []);
  const { mutate, isPending } = useMutation({
    mutationFn: (item: string) =>
      mine.has(item) ? api.delete(`${path}/${item}`) : api.put(`${path}/${item}`),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  return { mine, vote: mutate, isPending };
}
