import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { useJourney } from "@/operations/store.ts";
import { MeasuredBar, useMeasured } from "@/pages/measured/index.ts";
import { figuresOf, type Layer } from "../state/figures.ts";
import { useTools } from "../state/tools.tsx";

/** What was measured, given to the cards; in the layers that show it, with its filters. */
export function MeasuredPart() {
  const { layer = "drawn" } = useSearch({ strict: false });
  const { extras } = useTools();
  const measured = useMeasured();
  const rows = measured.layer;
  useEffect(() => {
    const known = rows && rows.stages.length > 0;
    extras.set({ figures: known ? figuresOf(rows) : null, layer: layer as Layer });
  }, [extras, rows, layer]);
  return layer === "drawn" ? null : <MeasuredBar measured={measured} />;
}

interface Comment {
  element: string;
  parent: string | null;
  resolved_at: string | null;
}

/** How many open comments each element has, given to the cards. */
export function CommentFeed() {
  const { id, workspace } = useJourney();
  const { extras } = useTools();
  const queryKey = keys.comments(workspace, id);
  const { data } = useQuery({
    queryKey,
    queryFn: () => api.get<Comment[]>(`/workspaces/${workspace}/journeys/${id}/comments`),
  });
  useEffect(() => {
    const counts = new Map<string, number>();
    for (const { element, parent, resolved_at } of data ?? []) {
      if (!parent && !resolved_at) counts.set(element, (counts.get(element) ?? 0) + 1);
    }
    extras.set({ comments: counts });
  }, [extras, data]);
  return null;
}
