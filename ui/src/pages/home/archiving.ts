import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import { queries } from "@/app/queries.ts";

/** Put a journey away, or bring it back; nothing is lost either way. */
export function useArchiving() {
  const { workspace = "" } = useParams({ strict: false });
  return useMutation({
    mutationFn: ({ id, away }: { id: string; away: boolean }) => {
      const journey = `/workspaces/${workspace}/journeys/${id}`;
      return away ? api.delete(journey) : api.post(`${journey}/unarchive`);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["w", workspace] }),
  });
}
