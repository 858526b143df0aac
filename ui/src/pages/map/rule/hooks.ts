import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { subscribe } from "@/app/live.ts";
import type { Rule } from "@/journey/types.ts";
import { useJourney } from "@/operations/store.ts";
import { queryOf } from "@/pages/measured/period.ts";
import { useWords } from "@/words/index.ts";
import type { RulePlace } from "./api.ts";

const QUIET = 250;

/** A value when it has stayed the same for a moment. */
export function useSettled<T>(value: T, wait = QUIET): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
}

/** A rule as a sentence, in pieces. */
export function useSentence(rule: Rule | null) {
  const { id, workspace } = useJourney();
  const { lang } = useWords();
  const text = JSON.stringify(rule);
  return useQuery({
    queryKey: keys.of(workspace, id, "sentence", text, lang),
    queryFn: ({ signal }) =>
      api.post("/workspaces/{workspace}/journeys/{journey}/rules/sentence", {
        path: { workspace, journey: id },
        query: { lang },
        body: { rule: rule ?? {} },
        signal,
      }),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Whom a rule would match, counted while it is built. */
export function usePreview(place: RulePlace, rule: Rule | null, enabled: boolean) {
  const { id, workspace, version } = useJourney();
  const { lang } = useWords();
  const { from, to } = useSearch({ strict: false });
  const { start, end } = queryOf({ from, to });
  const client = useQueryClient();
  const text = JSON.stringify(rule);
  const key = keys.of(workspace, id, "preview", place, text, start, end, lang, version);
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      api.post("/workspaces/{workspace}/journeys/{journey}/rules/preview", {
        path: { workspace, journey: id },
        query: { lang },
        body: { ...place, rule, start, end },
        signal,
      }),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const job = query.data?.state === "making" ? query.data.job?.id : undefined;
  useEffect(() => {
    if (!job) return;
    return subscribe("job", (news) => {
      if (news.id === job && news.state === "done") {
        client.invalidateQueries({ queryKey: keys.of(workspace, id, "preview") });
      }
    });
  }, [client, id, job, workspace]);
  return query;
}

/** What the events really hold: names, properties of some events, values of a property. */
export function useSeen(
  asked: { event?: string[]; field?: string; search?: string },
  enabled = true,
) {
  const { workspace } = useJourney();
  const { event = [], field, search = "" } = asked;
  return useQuery({
    queryKey: ["w", workspace, "seen", event, field, search],
    queryFn: ({ signal }) => {
      const values = field === undefined ? {} : { field, search };
      const query = { event, ...values };
      return api.get("/workspaces/{workspace}/seen", { path: { workspace }, query, signal });
    },
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
