import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import { queries } from "@/app/queries.ts";

/** Put a journey away, or bring it back; nothing is lost either way. */
export function useArchiving() {
  const { workspace = "" } = useParams({ strict: false });
  return useMutation({
    mutationFn: ({ id, away }: { id: string; away: boolean }) => {
      const asked = { path: { workspace, journey: id } };
      return away
        ? api.delete("/workspaces/{workspace}/journeys/{journey}", asked)
        : api.post("/workspaces/{workspace}/journeys/{journey}/unarchive", asked);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["w", workspace] }),
  });
}
