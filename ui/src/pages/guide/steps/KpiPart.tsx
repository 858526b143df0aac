import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { CatalogueKpi } from "@/api/types.ts";
import { newId } from "@/journey/ids.ts";
import type { Kpi, Stage } from "@/journey/types.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import { Field } from "../parts/Field.tsx";
import { IconOnly } from "../parts/IconOnly.tsx";
import styles from "../parts/Part.module.css";
import { Part } from "../parts/Part.tsx";
import { StageName } from "../parts/StageName.tsx";

/** By which figure each stage is judged: chosen from the catalogue, with the value it should reach. */
export function KpiPart({ doc }: { doc: Doc }) {
  const { t, lang } = useWords();
  const { data } = useQuery({
    queryKey: keys.catalogue(lang),
    queryFn: () => api.get("/catalogue", { query: { lang } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Part
      question={t("By which figure will you know, stage by stage?")}
      help={t("One or two a stage. The value to reach can wait until you know where you stand.")}
    >
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">{t("Stage")}</th>
            <th scope="col">{t("KPI and value to reach")}</th>
          </tr>
        </thead>
        <tbody>
          {doc.document.stages.map((stage) => (
            <tr key={stage.id}>
              <th scope="row">
                <StageName doc={doc} stage={stage} />
              </th>
              <td>
                <StageKpis doc={doc} stage={stage} known={data?.kpis ?? []} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

interface StageKpisProps {
  doc: Doc;
  stage: Stage;
  known: readonly CatalogueKpi[];
}

function StageKpis({ doc, stage, known }: StageKpisProps) {
  const { t } = useWords();
  const kpis = stage.kpis ?? [];
  const path = ["stages", stage.id, "kpis"];
  const free = known.filter((one) => !kpis.some((kpi) => kpi.id === one.id));
  const add = ([id]: string[]) => {
    const found = free.find((one) => one.id === id);
    if (found) doc.add(path, asKpi(found, kpis));
  };
  return (
    <>
      {kpis.map((kpi) => (
        <div key={kpi.id} className={styles.kpi}>
          <span>{doc.say(kpi.name)}</span>
          <Target doc={doc} stage={stage} kpi={kpi} />
          {doc.editable && (
            <IconOnly
              label={t("Remove “{words}”", { words: doc.say(kpi.name) })}
              onPress={() => doc.remove(path, kpi.id)}
            >
              <X size={16} strokeWidth={1.5} aria-hidden="true" />
            </IconOnly>
          )}
        </div>
      ))}
      {doc.editable && free.length > 0 && (
        <PickButton
          look="bare"
          label={t("Add a KPI to {stage}", { stage: doc.say(stage.name) })}
          choices={free.map((one) => ({ id: one.id, label: one.name }))}
          selected={[]}
          onChange={add}
        >
          <Plus size={14} strokeWidth={1.5} aria-hidden="true" /> {t("Add a KPI")}
        </PickButton>
      )}
    </>
  );
}

function Target({ doc, stage, kpi }: { doc: Doc; stage: Stage; kpi: Kpi }) {
  const { t } = useWords();
  const path = ["stages", stage.id, "kpis", kpi.id, "target"];
  return (
    <>
      <Field
        type="number"
        label={t("Value to reach: {what}", { what: doc.say(kpi.name) })}
        placeholder={t("value")}
        value={kpi.target === undefined ? "" : String(kpi.target)}
        editable={doc.editable}
        onSave={(value) => doc.edit(path, value === "" ? null : Number(value))}
      />
      <span className="s muted clip">{doc.say(kpi.unit)}</span>
    </>
  );
}

/** A KPI of the catalogue as the file writes it. */
function asKpi(found: CatalogueKpi, taken: readonly Kpi[]): object {
  const { name, unit, figure, better, per, sources } = found;
  const id = newId(found.id, taken, "kpi");
  const more = { unit: unit || null, figure, per, sources: sources.length ? sources : null };
  const kept = Object.entries(more).filter(([, value]) => value !== null);
  return {
    id: found.id === id ? found.id : id,
    name,
    ...Object.fromEntries(kept),
    ...(better === "lower" && { better }),
  };
}
