import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";

export interface Catalogue {
  channels: { id: string; name: string }[];
  wants: { id: string; name: string }[];
  teams: { id: string; name: string }[];
  kpis: { id: string; name: string; unit: string; figure: string | null; better: string }[];
}

/** What journeys commonly have, with the names people know them by. */
export function useCatalogue(lang: string): Catalogue | undefined {
  const { data } = useQuery({
    queryKey: keys.catalogue(lang),
    queryFn: () => api.get<Catalogue>("/catalogue", { query: { lang } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** What people call a channel; one that the catalogue does not know keeps its own name. */
export function useChannels(lang: string): (id: string) => string {
  const channels = useCatalogue(lang)?.channels;
  return useMemo(() => {
    const names = new Map(channels?.map((one) => [one.id, one.name]));
    return (id: string) => names.get(id) ?? id;
  }, [channels]);
}
