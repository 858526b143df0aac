import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { useState } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Suggestion } from "@/api/types.ts";
import type { Stage } from "@/journey/types.ts";
import { useJourney } from "@/operations/store.ts";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { EvidenceGrade } from "@/widgets/EvidenceGrade.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import { plan } from "../model/changes.ts";
import { KindMark } from "../parts/KindMark.tsx";
import { StageName } from "../parts/StageName.tsx";
import styles from "./Proposals.module.css";

/** At the side of step 3: touchpoints not covered yet, each with why, planned by one press. */
export function Proposals() {
  const { t, lang } = useWords();
  const doc = useDoc();
  const { version } = useJourney();
  const [all, showAll] = useState(false);
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: keys.of(workspace, journey, "suggestions", lang, all, version),
    queryFn: ({ signal }) =>
      api.get("/workspaces/{workspace}/journeys/{journey}/suggestions", {
        path: { workspace, journey },
        query: { lang, all },
        signal,
      }),
    placeholderData: (last) => last,
  });
  return (
    <aside className={styles.aside} aria-labelledby="proposals">
      <div className={styles.top}>
        <h2 id="proposals" className="grow">
          {t("Not covered yet")}
        </h2>
        {data && <span className="s muted">{t("{n}, with why", { n: data.length })}</span>}
      </div>
      {error && !data ? <ErrorState error={error} retry={refetch} /> : null}
      {!error && !data ? <Loading /> : null}
      {data?.length === 0 && <p className="muted">{t("Nothing usual is missing.")}</p>}
      {doc.document.stages.map((stage) => (
        <OfStage
          key={stage.id}
          doc={doc}
          stage={stage}
          found={(data ?? []).filter((one) => one.stage === stage.id)}
        />
      ))}
      <p className={styles.foot}>
        <Button look="quiet" onPress={() => showAll(!all)}>
          {all ? t("Show fewer") : t("Show the whole catalogue")}
        </Button>
      </p>
    </aside>
  );
}

interface OfStageProps {
  doc: Doc;
  stage: Stage;
  found: readonly Suggestion[];
}

function OfStage({ doc, stage, found }: OfStageProps) {
  if (found.length === 0) return null;
  return (
    <section>
      <h3 className={styles.stage}>
        <StageName doc={doc} stage={stage} />
      </h3>
      <ul>
        {found.map((one) => (
          <Proposal key={one.id} doc={doc} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Proposal({ doc, one }: { doc: Doc; one: Suggestion }) {
  const { t } = useWords();
  const planned = doc.document.touchpoints?.some(
    (each) => each.id === one.id && each.state === "planned",
  );
  return (
    <li className={styles.item}>
      <span className={styles.kind}>
        <KindMark kind={one.kind} />
      </span>
      <div className="grow">
        <b>{one.name}</b>
        <span className={`${styles.why} s muted`}>
          <EvidenceGrade grade={one.grade} /> <span>{one.why}</span>
        </span>
      </div>
      {planned ? (
        <span className={`${styles.done} good`}>
          <Check size={16} strokeWidth={1.5} aria-hidden="true" /> {t("Planned")}
        </span>
      ) : (
        doc.editable && (
          <Button
            aria-label={t("Plan {what}", { what: one.name })}
            onPress={() => doc.apply(plan(doc.document, one.id, one.stage, one))}
          >
            {t("Plan")}
          </Button>
        )
      )}
    </li>
  );
}
