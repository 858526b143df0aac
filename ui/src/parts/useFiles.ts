import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { address, api } from "@/api/client.ts";
import type { FileCard } from "@/api/types.ts";
import { useJourney } from "@/operations/store.ts";
import { toast } from "@/widgets/toasts.ts";

const SIGN = "file:";

/** The document that evidence names, if it names one. */
export function fileOf(url: string | undefined): string | null {
  return url?.startsWith(SIGN) ? url.slice(SIGN.length) : null;
}

export function urlOf(file: FileCard): string {
  return SIGN + file.id;
}

/** An address that may be opened from here: only the web's, never a script. */
export function linkOf(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : null;
}

/** The documents of the workspace, where to get one, and a way to bring another. */
export function useFiles() {
  const { workspace = "" } = useParams({ strict: false });
  const client = useQueryClient();
  const key = ["w", workspace, "files"] as const;
  const files = useQuery({
    queryKey: key,
    queryFn: () => api.get("/workspaces/{workspace}/files", { path: { workspace } }),
  });
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append("file", file);
      return api.post("/workspaces/{workspace}/files", { path: { workspace }, body: form });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  return {
    files: files.data ?? [],
    upload,
    addressOf: (id: string) =>
      address("/workspaces/{workspace}/files/{file}", { path: { workspace, file: id } }),
  };
}

/**
 * Deletes a document: first the evidence lets go of it, then the server forgets it. One that other
 * evidence names stays, and the server says so.
 */
export function useDeletion() {
  const { workspace, apply } = useJourney();
  const client = useQueryClient();
  return async (evidence: string, file: string) => {
    try {
      const done = await apply({ op: "edit", path: ["evidence", evidence, "url"], value: null });
      if (!done.ok) return;
      await api.delete("/workspaces/{workspace}/files/{file}", { path: { workspace, file } });
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : String(error), tone: "error" });
    }
    void client.invalidateQueries({ queryKey: ["w", workspace, "files"] });
  };
}
