import { useInfiniteQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { useJourney } from "@/operations/store.ts";
import { useWords } from "@/words/index.ts";

const PAGE = 100;

/** The changes of the journey, newest first, a hundred at a time; of one element when asked. */
export function useHistory(element: string | undefined) {
  const { lang } = useWords();
  const { version } = useJourney();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  return useInfiniteQuery({
    queryKey: keys.of(workspace, journey, "history", lang, element ?? "", version),
    queryFn: ({ pageParam, signal }) =>
      api.get("/workspaces/{workspace}/journeys/{journey}/history", {
        path: { workspace, journey },
        query: { lang, element, before: pageParam },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) =>
      last.length < PAGE ? undefined : (last.at(-1)?.version ?? undefined),
    placeholderData: (last) => last,
  });
}
