import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Named } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";

const NONE: readonly Named[] = [];

/** The channels of the catalogue by name; empty while they are on their way. */
export function useKnownChannels(): readonly Named[] {
  const { lang } = useWords();
  const { data } = useQuery({
    queryKey: keys.catalogue(lang),
    queryFn: () => api.get("/catalogue", { query: { lang } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.channels ?? NONE;
}

/** The channels as they are offered: those that the workspace chose first, then the others. */
export function useChannels(): readonly Named[] {
  const known = useKnownChannels();
  const { workspace = "" } = useParams({ strict: false });
  const { data } = useQuery({
    queryKey: keys.workspace(workspace),
    queryFn: () => api.get("/workspaces/{workspace}", { path: { workspace } }),
    staleTime: 5 * 60_000,
  });
  const own = data?.channels;
  return useMemo(() => offered(known, own ?? []), [known, own]);
}

/** A workspace's own channels in its order, then those of the catalogue it did not name. */
export function offered(known: readonly Named[], own: readonly string[]): readonly Named[] {
  const first = own.map((id) => known.find((one) => one.id === id) ?? { id, name: id });
  return [...first, ...known.filter((one) => !own.includes(one.id))];
}

/** What people call a channel; one that is not known is called what it is. */
export function channelName(channels: readonly Named[], id: string | undefined): string {
  if (!id) return "";
  const name = channels.find((one) => one.id === id)?.name ?? id.replaceAll("_", " ");
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
