import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Comment } from "@/api/types.ts";
import { useJourney } from "@/operations/store.ts";

const COMMENTS = "/workspaces/{workspace}/journeys/{journey}/comments";

export interface Thread {
  first: Comment;
  answers: Comment[];
}

/** The discussions about an element: what is open first, each with its answers. */
export function threadsOf(comments: readonly Comment[], element: string): Thread[] {
  const about = comments.filter((one) => one.element === element && !one.parent);
  const threads = about.map((first) => ({
    first,
    answers: comments.filter((one) => one.parent === first.id),
  }));
  return threads.toSorted(
    (a, b) => Number(Boolean(a.first.resolved_at)) - Number(Boolean(b.first.resolved_at)),
  );
}

/** The comments of the open journey, and what one can do with them. */
export function useComments() {
  const { id, workspace } = useJourney();
  const client = useQueryClient();
  const queryKey = keys.comments(workspace, id);
  const path = { workspace, journey: id };
  const found = useQuery({ queryKey, queryFn: () => api.get(COMMENTS, { path }) });
  const after = { onSettled: () => client.invalidateQueries({ queryKey }) };
  const write = useMutation({
    mutationFn: (body: { element: string; text: string; parent?: string }) =>
      api.post(COMMENTS, { path, body }),
    ...after,
  });
  const edit = useMutation({
    mutationFn: ({ id: comment, text }: { id: string; text: string }) =>
      api.patch(`${COMMENTS}/{comment}`, { path: { ...path, comment }, body: { text } }),
    ...after,
  });
  const remove = useMutation({
    mutationFn: (comment: string) =>
      api.delete(`${COMMENTS}/{comment}`, { path: { ...path, comment } }),
    ...after,
  });
  const resolve = useMutation({
    mutationFn: ({ id: comment, resolved }: { id: string; resolved: boolean }) =>
      api.post(`${COMMENTS}/{comment}/resolve`, { path: { ...path, comment }, body: { resolved } }),
    ...after,
  });
  return { ...found, write, edit, remove, resolve };
}

/** The members of the workspace, to be mentioned. */
export function useMembers() {
  const { workspace } = useJourney();
  const { data } = useQuery({
    queryKey: keys.members(workspace),
    queryFn: () => api.get("/workspaces/{workspace}/members", { path: { workspace } }),
    staleTime: 5 * 60_000,
  });
  return data ?? [];
}
