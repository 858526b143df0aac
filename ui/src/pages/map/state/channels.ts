import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Catalogue } from "@/api/types.ts";
import type { Lang } from "@/words/lang.ts";

/** What journeys commonly have, with the names people know them by. */
export function useCatalogue(lang: Lang): Catalogue | undefined {
  const { data } = useQuery({
    queryKey: keys.catalogue(lang),
    queryFn: () => api.get("/catalogue", { query: { lang } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** What people call a channel; one that the catalogue does not know keeps its own name. */
export function useChannels(lang: Lang): (id: string) => string {
  const channels = useCatalogue(lang)?.channels;
  return useMemo(() => {
    const names = new Map(channels?.map((one) => [one.id, one.name]));
    return (id: string) => names.get(id) ?? id;
  }, [channels]);
}
