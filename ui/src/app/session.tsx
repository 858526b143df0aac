import { queryOptions, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Me, Membership } from "@/api/types.ts";

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: () => api.get("/me"),
  staleTime: 5 * 60_000,
  retry: false,
});

/** Who is signed in; inside `/w/…` there always is somebody. */
export function useSession(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Who is signed in, or nothing yet: for pages that everybody may open. */
export function useMaybeSession(): Me | undefined {
  return useQuery({ ...meQuery, enabled: false }).data;
}

/** The workspace of the address with the reader's role in it. */
export function useWorkspace(): Membership {
  const { workspaces } = useSession();
  const { workspace } = useParams({ strict: false });
  const found = workspaces.find((one) => one.id === workspace);
  if (!found) throw new Error("useWorkspace belongs inside /w/$workspace.");
  return found;
}
