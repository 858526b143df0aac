import { Target } from "lucide-react";
import type { Kpi, Objective } from "@/journey/types.ts";
import { StageDots } from "@/parts/StageDots.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { useFields } from "@/parts/useFields.tsx";
import { useFilters } from "@/parts/useFilters.ts";
import { Button } from "@/widgets/Button.tsx";
import { Drawer } from "@/widgets/Drawer.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Objectives.module.css";
import { kpis, named, stages } from "./TacticDrawer.tsx";

/** The objectives of the journey, tied to stages and KPIs, and what serves each. */
export function Objectives({ doc }: { doc: Doc }) {
  const { t } = useWords();
  const [filters] = useFilters();
  const objectives = doc.document.objectives ?? [];
  if (objectives.length === 0) {
    return (
      <EmptyState title={t("No objectives yet")} icon={<Target />}>
        {t(
          "An objective is a goal of the whole journey, tied to stages and to the KPIs that show it.",
        )}
      </EmptyState>
    );
  }
  return (
    <ul className={styles.list}>
      {objectives.map((one) => (
        <Row key={one.id} doc={doc} one={one} open={filters.open === one.id} />
      ))}
    </ul>
  );
}

function Row({ doc, one, open }: { doc: Doc; one: Objective; open: boolean }) {
  const { t, date } = useWords();
  const [, setFilters] = useFilters();
  const found = doc.document.stages.flatMap((stage) =>
    (stage.kpis ?? []).filter((kpi) => one.kpis?.includes(kpi.id)),
  );
  const serving = (doc.document.tactics ?? []).filter((tactic) =>
    tactic.objectives?.includes(one.id),
  );
  const facts = [
    one.of === "customer" ? t("For customers") : t("For the business"),
    doc.say(one.owner),
    one.due ? t("by {day}", { day: date(one.due) }) : "",
    t("{n, plural, =0 {no tactic serves it} one {# tactic serves it} other {# tactics serve it}}", {
      n: serving.length,
    }),
  ];
  return (
    <li className={styles.row} data-open={open || undefined}>
      <button type="button" className={styles.open} onClick={() => setFilters({ open: one.id })}>
        {doc.say(one.text)}
      </button>
      <p className={styles.facts}>{facts.filter(Boolean).join(" · ")}</p>
      <div className={styles.ties}>
        {one.stages?.length ? (
          <StageDots doc={doc} stages={one.stages} />
        ) : (
          <span className="muted">{t("No stage")}</span>
        )}
        {found.map((kpi) => (
          <KpiLine key={kpi.id} doc={doc} kpi={kpi} />
        ))}
        {found.length === 0 && <span className="warn">{t("No KPI shows it yet")}</span>}
      </div>
    </li>
  );
}

function KpiLine({ doc, kpi }: { doc: Doc; kpi: Kpi }) {
  const { t, figure } = useWords();
  const unit = doc.say(kpi.unit);
  const said = (value: number) => (unit === "%" ? `${figure(value)}%` : `${figure(value)} ${unit}`);
  return (
    <span className={styles.kpi}>
      {doc.say(kpi.name)} <b>{kpi.value === undefined ? "–" : said(kpi.value)}</b>
      {kpi.target !== undefined && (
        <span className="muted"> {t("target {value}", { value: said(kpi.target) })}</span>
      )}
    </span>
  );
}

interface ObjectiveDrawerProps {
  doc: Doc;
  one: Objective;
  onClose: () => void;
}

/** Everything about one objective; every field is kept as soon as it is left. */
export function ObjectiveDrawer({ doc, one, onClose }: ObjectiveDrawerProps) {
  const { t } = useWords();
  const { words, day, choice } = useFields(doc, ["objectives", one.id], one);
  const remove = () => {
    doc.remove(["objectives"], one.id, doc.say(one.text));
    onClose();
  };
  return (
    <Drawer title={t("Objective")} onClose={onClose}>
      {words("text", t("What is aimed at"), { long: true, needed: true })}
      {choice("of", t("Whose goal"), {
        labels: { customer: t("For customers") },
        none: t("For the business"),
      })}
      {choice("stages", t("Stages"), { multiple: true, choices: stages(doc) })}
      {choice("kpis", t("KPIs"), kpis(doc))}
      {choice("personas", t("Personas"), named(doc, "personas"))}
      {day("due", t("Due"))}
      {words("owner", t("Owner"))}
      {words("team", t("Team"))}
      {choice("evidence", t("Evidence"), named(doc, "evidence"))}
      {words("note", t("Note"), { long: true })}
      {doc.editable && (
        <p className={styles.delete}>
          <Button look="danger" onPress={remove}>
            {t("Delete objective")}
          </Button>
        </p>
      )}
    </Drawer>
  );
}
