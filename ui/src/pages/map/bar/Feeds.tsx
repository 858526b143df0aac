import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Difference } from "@/api/types.ts";
import { useJourney } from "@/operations/store.ts";
import { MeasuredBar, useMeasured } from "@/pages/measured/index.ts";
import { bySpot } from "../difference/spots.ts";
import { standing } from "../difference/standing.ts";
import type { Thing } from "../model/shape.ts";
import { figuresOf, type Layer } from "../state/figures.ts";
import { useTools } from "../state/tools.tsx";

/** What was measured, given to the cards; in the layers that show it, with its filters. */
export function MeasuredPart() {
  const { layer = "drawn" } = useSearch({ strict: false });
  const { extras } = useTools();
  const measured = useMeasured();
  const rows = measured.layer;
  const making = measured.job !== null;
  useEffect(() => {
    const known = rows && rows.stages.length > 0;
    extras.set({ figures: known ? figuresOf(rows) : null, making });
  }, [extras, rows, making]);
  useEffect(() => extras.set({ layer: layer as Layer, unused: false }), [extras, layer]);
  useParting(rows?.differences ?? NONE);
  return layer === "drawn" ? null : <MeasuredBar measured={measured} />;
}

const NONE: readonly Difference[] = [];

/** The differences that the drawing still has, given to the cards. */
function useParting(found: readonly Difference[]) {
  const { extras } = useTools();
  const document = useJourney().document as unknown as Thing;
  useEffect(() => {
    const differences = standing(found, document);
    extras.set({ differences, parting: bySpot(differences) });
  }, [extras, found, document]);
}

/** How many open comments each element has, given to the cards. */
export function CommentFeed() {
  const { id, workspace } = useJourney();
  const { extras } = useTools();
  const queryKey = keys.comments(workspace, id);
  const { data } = useQuery({
    queryKey,
    queryFn: () =>
      api.get("/workspaces/{workspace}/journeys/{journey}/comments", {
        path: { workspace, journey: id },
      }),
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
