import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Check, X } from "lucide-react";
import { useEffect } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Suggestion } from "@/api/types.ts";
import { newId } from "@/journey/ids.ts";
import { useJourney } from "@/operations/store.ts";
import { StageDots } from "@/parts/StageDots.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { EvidenceGrade } from "@/widgets/EvidenceGrade.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import { KindGlyph } from "./KindGlyph.tsx";
import styles from "./Suggestions.module.css";

/** The touchpoints that are not covered yet, stage by stage, each with why; one press plans one. */
export function Suggestions({ doc, onClose }: { doc: Doc; onClose: () => void }) {
  const { t } = useWords();
  const asked = useSuggestions();
  return (
    <aside className={styles.panel} aria-label={t("Not covered yet")}>
      <header className={styles.head}>
        <h2 className="grow">{t("Not covered yet")}</h2>
        <Button look="quiet" aria-label={t("Close")} icon={<X size={16} />} onPress={onClose} />
      </header>
      {asked.isPending && <Loading />}
      {asked.error && <ErrorState error={asked.error} retry={() => void asked.refetch()} />}
      {asked.data && <ByStage doc={doc} found={asked.data} />}
    </aside>
  );
}

function useSuggestions() {
  const { lang } = useWords();
  const { version } = useJourney();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const asked = useQuery({
    queryKey: keys.of(workspace, journey, "suggestions", lang, "all"),
    queryFn: () =>
      api.get("/workspaces/{workspace}/journeys/{journey}/suggestions", {
        path: { workspace, journey },
        query: { lang, all: true },
      }),
  });
  const { refetch } = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the journey makes it old
  useEffect(() => void refetch(), [version, refetch]);
  return asked;
}

function ByStage({ doc, found }: { doc: Doc; found: readonly Suggestion[] }) {
  const { t } = useWords();
  const stages = doc.document.stages.filter((stage) => found.some((one) => one.stage === stage.id));
  if (stages.length === 0) {
    return <p className={styles.none}>{t("Everything the catalogue knows is on the map.")}</p>;
  }
  return stages.map((stage) => (
    <section key={stage.id} className={styles.stage}>
      <h3>
        <StageDots doc={doc} stages={[stage.id]} />
      </h3>
      <ul>
        {found
          .filter((one) => one.stage === stage.id)
          .map((one) => (
            <Item key={one.id} doc={doc} one={one} />
          ))}
      </ul>
    </section>
  ));
}

function Item({ doc, one }: { doc: Doc; one: Suggestion }) {
  const { t } = useWords();
  const there = doc.document.touchpoints?.find((known) => known.id === one.id);
  const planned = there?.state === "planned" || (there && !one.registered);
  return (
    <li className={styles.item}>
      <KindGlyph kind={one.kind} />
      <div className="grow">
        <div>
          <b>{one.name}</b>
        </div>
        <div className={styles.why}>
          <EvidenceGrade grade={one.grade} />
          {one.why}
        </div>
      </div>
      {planned ? (
        <span className={styles.done}>
          <Check size={14} aria-hidden />
          {t("planned")}
        </span>
      ) : (
        doc.editable && (
          <Button
            aria-label={t("Plan “{name}”", { name: one.name })}
            onPress={() => plan(doc, one)}
          >
            {t("Plan")}
          </Button>
        )
      )}
    </li>
  );
}

/** Puts a proposal on the map as planned; one that stands there as not covered becomes planned. */
function plan(doc: Doc, one: Suggestion): void {
  if (one.registered) {
    doc.edit(["touchpoints", one.id, "state"], "planned");
    return;
  }
  const taken = doc.document.touchpoints ?? [];
  const { name, kind, media, channel } = one;
  const id = taken.some((known) => known.id === one.id) ? newId(one.id, taken, "one") : one.id;
  const text = doc.write(name);
  const value = { id, name: text, kind, media, channel, stages: [one.stage], state: "planned" };
  doc.add(["touchpoints"], value);
}
