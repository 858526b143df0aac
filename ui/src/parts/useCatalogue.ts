import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { useWords } from "@/words/index.ts";

interface Named {
  id: string;
  name: string;
}

/** The channels by name, in the order in which they are known; empty while they are on their way. */
export function useChannels(): readonly Named[] {
  const { lang } = useWords();
  const { data } = useQuery({
    queryKey: keys.catalogue(lang),
    queryFn: () => api.get<{ channels: Named[] }>("/catalogue", { query: { lang } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.channels ?? [];
}

/** What people call a channel; one that is not known is called what it is. */
export function channelName(channels: readonly Named[], id: string | undefined): string {
  if (!id) return "";
  const name = channels.find((one) => one.id === id)?.name ?? id.replaceAll("_", " ");
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
