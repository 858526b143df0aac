import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { queries } from "@/app/queries.ts";

const VOTE = "/workspaces/{workspace}/journeys/{journey}/votes/{item}";

/** The reader's votes: one a note, given and taken back by the same press. */
export function useVotes() {
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const queryKey = keys.of(workspace, journey, "votes");
  const { data } = useQuery({
    queryKey,
    queryFn: () =>
      api.get("/workspaces/{workspace}/journeys/{journey}/votes", { path: { workspace, journey } }),
  });
  const mine = new Set(data?.items ?? []);
  const { mutate, isPending } = useMutation({
    mutationFn: (item: string) => {
      const asked = { path: { workspace, journey, item } };
      return mine.has(item) ? api.delete(VOTE, asked) : api.put(VOTE, asked);
    },
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  return { mine, vote: mutate, isPending };
}
