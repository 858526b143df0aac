import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Audit, Finding, Mark } from "@/api/types.ts";
import { subscribe } from "@/app/live.ts";
import { Page } from "@/app/Page.tsx";
import { useJourney } from "@/operations/store.ts";
import { useDoc } from "@/parts/useDoc.ts";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { SegmentedControl } from "@/widgets/SegmentedControl.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Check.module.css";
import { Data } from "./Data.tsx";
import { Findings, useSeverities } from "./Findings.tsx";
import { Marks } from "./Marks.tsx";
import { SEVERITIES, type Severity } from "./severities.ts";
import { Wants } from "./Wants.tsx";

interface Filters {
  mark?: string;
  severity?: string;
}

/** The map check: what a good journey lacks, by mark, each with the place to put it right. */
export default function CheckPage() {
  const { t } = useWords();
  const doc = useDoc();
  const { data, error, refetch } = useAudit();
  return (
    <Page title={t("Map check")} crumb={doc.say(doc.document.title)}>
      {error && !data ? <ErrorState error={error} retry={refetch} /> : null}
      {!error && !data ? <Loading /> : null}
      {data && <Content audit={data} />}
    </Page>
  );
}

/** The map check of the journey as it is now; the last one stays while a new one is made. */
function useAudit() {
  const { lang } = useWords();
  const { version } = useJourney();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const client = useQueryClient();
  const every = useMemo(() => keys.of(workspace, journey, "audit"), [workspace, journey]);
  useEffect(
    () =>
      subscribe("measured", (news) => {
        if (news.journey === journey) client.invalidateQueries({ queryKey: every });
      }),
    [client, every, journey],
  );
  return useQuery({
    queryKey: [...every, lang, version],
    queryFn: ({ signal }) =>
      api.get("/workspaces/{workspace}/journeys/{journey}/audit", {
        path: { workspace, journey },
        query: { lang },
        signal,
      }),
    placeholderData: (last) => last,
  });
}

function Content({ audit }: { audit: Audit }) {
  const { mark, severity } = useSearch({ strict: false }) as Filters;
  const navigate = useNavigate();
  const filter = (search: Filters) => navigate({ to: ".", search: clean(search), replace: true });
  const chosen = audit.marks.filter((one) => !mark || one.mark === mark);
  const kept = audit.findings.filter((one) => !severity || one.severity === severity);
  return (
    <>
      <Summary audit={audit} />
      <Marks marks={audit.marks} chosen={mark} choose={(one) => filter({ mark: one, severity })} />
      <SeverityFilter
        findings={audit.findings}
        chosen={severity}
        choose={(one) => filter({ mark, severity: one })}
      />
      {chosen.map((one) => (
        <MarkSection
          key={one.mark}
          mark={one}
          findings={kept.filter((finding) => finding.mark === one.mark)}
          audit={audit}
        />
      ))}
    </>
  );
}

function clean(search: Filters): Record<string, string> {
  const kept = Object.entries(search).filter(([, value]) => value);
  return Object.fromEntries(kept) as Record<string, string>;
}

function Summary({ audit }: { audit: Audit }) {
  const { t, number } = useWords();
  const { findings, asked } = audit;
  const high = findings.filter((one) => one.severity === "high").length;
  const told = findings.length
    ? t("{n, plural, one {# finding} other {# findings}}", { n: findings.length })
    : t("Everything that was looked at is in order");
  const misleads = high
    ? t("{n, plural, one {# makes the map mislead} other {# make the map mislead}}", { n: high })
    : "";
  return (
    <>
      <p className={styles.sentence}>{[told, misleads].filter(Boolean).join(", ")}.</p>
      <p className="muted">
        {audit.as_of
          ? t("{n} questions asked of the map as it is now, and of what people did.", {
              n: number(asked),
            })
          : t("{n} questions asked of the map as it is now.", { n: number(asked) })}
      </p>
      <Data />
    </>
  );
}

interface SeverityFilterProps {
  findings: readonly Finding[];
  chosen: string | undefined;
  choose: (severity: string | undefined) => void;
}

function SeverityFilter({ findings, chosen, choose }: SeverityFilterProps) {
  const { t } = useWords();
  const words = useSeverities();
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  const items = SEVERITIES.map((id) => ({ id, label: `${words[id]} ${count(id)}` }));
  return (
    <div className={styles.filter}>
      <SegmentedControl
        label={t("How much it matters")}
        options={[{ id: "all", label: t("All") }, ...items] as { id: string; label: string }[]}
        value={chosen ?? "all"}
        onChange={(id) => choose(id === "all" ? undefined : id)}
      />
    </div>
  );
}

interface MarkSectionProps {
  mark: Mark;
  findings: readonly Finding[];
  audit: Audit;
}

function MarkSection({ mark, findings, audit }: MarkSectionProps) {
  const { t } = useWords();
  const id = `mark-${mark.mark}`;
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id}>{mark.name}</h2>
      <p className={`${styles.looks} s muted`}>{mark.looks_at}</p>
      {findings.length > 0 && <Findings findings={findings} />}
      {mark.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {mark.in_order.length > 0 && (
        <p className={styles.note}>
          <span className="good">{t("In order")}</span>{" "}
          <span className="muted">{mark.in_order.join(" · ")}</span>
        </p>
      )}
      {mark.mark === "wants" && <Wants wants={audit.wants} />}
    </section>
  );
}
