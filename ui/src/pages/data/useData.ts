import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "@/api/client.ts";
import { subscribe } from "@/app/live.ts";
import { useWords } from "@/words/index.ts";
import type { Asked, Job, Mapping, Upload } from "./types.ts";

/** What was found last, while it is asked for anew or could not be: who works on it keeps it. */
function useKept<T>(of: string, found: T | undefined): T | undefined {
  const [kept, keep] = useState<{ of: string; found: T } | null>(null);
  if (found !== undefined && (kept?.of !== of || kept.found !== found)) keep({ of, found });
  return found ?? (kept?.of === of ? kept.found : undefined);
}

const dataKey = (workspace: string, lang: string) => ["w", workspace, "data", lang] as const;

/** What the workspace holds; anew when a job has ended. */
export function useData(workspace: string) {
  const { lang } = useWords();
  const client = useQueryClient();
  useEffect(() => {
    const ended = (job: Job) => {
      const runs = job.state === "waiting" || job.state === "running";
      if (!runs) void client.invalidateQueries({ queryKey: ["w", workspace] });
    };
    return subscribe("job", ended);
  }, [client, workspace]);
  const found = useQuery({
    queryKey: dataKey(workspace, lang),
    queryFn: () =>
      api.get("/workspaces/{workspace}/data", { path: { workspace }, query: { lang } }),
  });
  return { ...found, data: useKept(workspace, found.data) };
}

/** A first look at a file that waits. */
export function useLook(workspace: string, upload: string) {
  const { lang } = useWords();
  const found = useQuery({
    queryKey: ["look", workspace, upload, lang],
    queryFn: ({ signal }) =>
      api.get("/workspaces/{workspace}/import/{upload}", {
        path: { workspace, upload },
        query: { lang },
        signal,
      }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { ...found, data: useKept(upload, found.data) };
}

const QUIET = 400;

/** What the first rows become, once nobody changes anything for a moment. */
export function usePreview(
  workspace: string,
  upload: string,
  mapping: Mapping | null,
  on: boolean,
) {
  const { lang } = useWords();
  const wanted = JSON.stringify({ mapping });
  const [asked, ask] = useState(wanted);
  useEffect(() => {
    const wait = setTimeout(() => ask(wanted), QUIET);
    return () => clearTimeout(wait);
  }, [wanted]);
  const found = useQuery({
    queryKey: ["preview", workspace, upload, asked, lang],
    queryFn: ({ signal }) =>
      api.post("/workspaces/{workspace}/import/{upload}/preview", {
        path: { workspace, upload },
        body: JSON.parse(asked) as Asked,
        signal,
      }),
    enabled: on && wanted === asked,
    retry: false,
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const settled = wanted === asked && !found.isFetching && !found.isPlaceholderData;
  return { ...found, settled };
}

/** The import that runs, followed to its end. */
export function useJob(workspace: string, started: Job | null) {
  const { lang } = useWords();
  const client = useQueryClient();
  const path = { workspace, job: started?.id ?? "" };
  const key = ["import-job", workspace, started?.id, lang] as const;
  const found = useQuery({
    queryKey: key,
    queryFn: () => api.get("/workspaces/{workspace}/jobs/{job}", { path, query: { lang } }),
    enabled: started !== null,
    initialData: started ?? undefined,
    refetchInterval: ({ state }) => (runs(state.data) ? 700 : false),
  });
  const stop = useMutation({
    mutationFn: () => api.delete("/workspaces/{workspace}/jobs/{job}", { path }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  return { job: found.data ?? started, stop: () => stop.mutate() };
}

export function runs(job: Job | null | undefined): boolean {
  return job?.state === "waiting" || job?.state === "running";
}

/** Brings a file to the server; the browser says how far it is. */
export function sendFile(
  workspace: string,
  file: File,
  far: (share: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  const form = new FormData();
  form.append("file", file);
  const request = new XMLHttpRequest();
  request.open("POST", `/api/workspaces/${workspace}/import`);
  request.setRequestHeader("Accept-Language", document.documentElement.lang);
  request.responseType = "json";
  signal.addEventListener("abort", () => request.abort());
  request.upload.onprogress = (now) => far(now.lengthComputable ? now.loaded / now.total : 0);
  return new Promise((done, failed) => {
    request.onload = () => {
      if (request.status === 201) done(request.response as Upload);
      else failed(refused(request));
    };
    request.onerror = () => failed(new Error("offline"));
    request.onabort = () => failed(new Error("aborted"));
    request.send(form);
  });
}

function refused(request: XMLHttpRequest): Error {
  const body = request.response as { problems?: { message: string; fix?: string }[] } | null;
  const said = body?.problems?.[0];
  return new Error(said ? `${said.message} ${said.fix ?? ""}`.trim() : `HTTP ${request.status}`);
}
