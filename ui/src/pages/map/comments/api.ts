import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { useJourney } from "@/operations/store.ts";

export interface Person {
  id: string;
  name: string;
  initials: string;
}

export interface Comment {
  id: string;
  element: string;
  text: string;
  parent: string | null;
  by: Person | null;
  at: string;
  edited_at: string | null;
  resolved_at: string | null;
  resolved_by: Person | null;
}

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
  const path = `/workspaces/${workspace}/journeys/${id}/comments`;
  const found = useQuery({ queryKey, queryFn: () => api.get<Comment[]>(path) });
  const after = { onSettled: () => client.invalidateQueries({ queryKey }) };
  const write = useMutation({
    mutationFn: (body: { element: string; text: string; parent?: string }) => api.post(path, body),
    ...after,
  });
  const edit = useMutation({
    mutationFn: ({ id: one, text }: { id: string; text: string }) =>
      api.patch(`${path}/${one}`, { text }),
    ...after,
  });
  const remove = useMutation({
    mutationFn: (one: string) => api.delete(`${path}/${one}`),
    ...after,
  });
  const resolve = useMutation({
    mutationFn: ({ id: one, resolved }: { id: string; resolved: boolean }) =>
      api.post(`${path}/${one}/resolve`, { resolved }),
    ...after,
  });
  return { ...found, write, edit, remove, resolve };
}

/** The members of the workspace, to be mentioned. */
export function useMembers() {
  const { workspace } = useJourney();
  const { data } = useQuery({
    queryKey: keys.members(workspace),
    queryFn: () => api.get<Person[]>(`/workspaces/${workspace}/members`),
    staleTime: 5 * 60_000,
  });
  return data ?? [];
}
