import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Job, Layer, MeasuredStage, MeasuredTouchpoint } from "@/api/types.ts";
import { subscribe } from "@/app/live.ts";
import { useJourney } from "@/operations/store.ts";
import { useWords } from "@/words/index.ts";
import { queryOf } from "./period.ts";
import type { Filters } from "./types.ts";

const MEASURED = "/workspaces/{workspace}/journeys/{journey}/measured";
const FRESH_EVERY = 60_000;
const AFTER_CHANGE = 1_200;

/** The measured layer of the open journey, for the period and segment of the address. */
export interface Measured {
  layer: Layer | undefined;
  error: Error | null;
  filters: Filters;
  /** The job that measures now. */
  job: Job | null;
  /** Measure anew. */
  refresh: () => void;
  /** Stop the job that runs. */
  stop: () => void;
  stage: (id: string) => MeasuredStage | undefined;
  /** A touchpoint in a stage; without a stage, in the whole journey. */
  touchpoint: (id: string, stage?: string) => MeasuredTouchpoint | undefined;
}

const running = (job: Job | null | undefined) =>
  job && (job.state === "waiting" || job.state === "running") ? job : null;

/**
 * What really happened. It is measured anew by itself when rules or events have changed; the last
 * figures stay until the new ones are there.
 */
export function useMeasured(enabled = true): Measured {
  const { id, workspace, version } = useJourney();
  const { lang } = useWords();
  const { from, to, segment } = useSearch({ strict: false });
  const filters = useMemo<Filters>(() => ({ from, to, segment }), [from, to, segment]);
  const query = useMemo(() => queryOf(filters), [filters]);
  const key = useMemo(
    () => keys.of(workspace, id, "measured", query, lang),
    [workspace, id, query, lang],
  );
  const asked = { path: { workspace, journey: id }, query: { ...query, lang } };
  const client = useQueryClient();
  const { data: layer, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get(MEASURED, { ...asked, signal }),
    enabled,
    refetchInterval: FRESH_EVERY,
    refetchOnWindowFocus: true,
  });
  const made = useMutation({
    mutationFn: () => api.post(MEASURED, asked),
    onSuccess: (job) => putJob(job),
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  const stopped = useMutation({
    mutationFn: (job: string) =>
      api.delete("/workspaces/{workspace}/jobs/{job}", { path: { workspace, job } }),
    onSuccess: (job) => putJob(job),
  });

  function putJob(job: Job) {
    client.setQueryData<Layer>(key, (old) => old && withJob(old, job));
    if (!running(job)) client.invalidateQueries({ queryKey: key });
  }
  const put = useRef(putJob);
  put.current = putJob;

  useEffect(() => {
    if (!enabled) return;
    const jobs = subscribe("job", (job) => {
      const shown = client.getQueryData<Layer>(key)?.job?.id;
      if (job.id === shown) put.current(job);
    });
    const news = subscribe("measured", ({ journey }) => {
      if (journey === id) client.invalidateQueries({ queryKey: key });
    });
    return () => {
      jobs();
      news();
    };
  }, [client, enabled, id, key]);

  useChanged(version, () => {
    if (enabled) client.invalidateQueries({ queryKey: key });
  });

  const stale = enabled && layer?.state === "stale" && layer.job === null;
  const start = made.mutate;
  const begun = made.isPending || made.isError;
  useEffect(() => {
    if (stale && !begun) start();
  }, [stale, begun, start]);

  return useMemo(
    () => ({
      layer,
      error: error ?? made.error,
      filters,
      job: running(layer?.job),
      refresh: () => start(),
      stop: () => {
        const job = running(layer?.job);
        if (job) stopped.mutate(job.id);
      },
      stage: (wanted) => layer?.stages.find((one) => one.stage === wanted),
      touchpoint: (wanted, stage) =>
        layer?.touchpoints.find(
          (one) => one.touchpoint === wanted && one.stage === (stage ?? null),
        ),
    }),
    [layer, error, made.error, filters, start, stopped.mutate],
  );
}

/** The layer with what is known of its job. */
function withJob(layer: Layer, job: Job): Layer {
  return { ...layer, job, state: running(job) ? "making" : layer.state };
}

/** After a change, when it has become quiet. */
function useChanged(version: number, act: () => void): void {
  const first = useRef(version);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (first.current === version) return;
    first.current = version;
    const wait = setTimeout(() => latest.current(), AFTER_CHANGE);
    return () => clearTimeout(wait);
  }, [version]);
}
