import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { EmpathyMap, Persona } from "@/journey/types.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import { StagesPick } from "@/parts/StagesPick.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { useFilters } from "@/parts/useFilters.ts";
import { Actions } from "@/widgets/Actions.tsx";
import { Button } from "@/widgets/Button.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { Canvas } from "./Canvas.tsx";
import styles from "./EmpathyTab.module.css";
import { Standing } from "./Standing.tsx";

/** The empathy maps of a persona, one for each scenario, and what stands behind them. */
export function EmpathyTab({ doc, persona }: { doc: Doc; persona: Persona }) {
  const { t } = useWords();
  const [filters, setFilters] = useFilters();
  const [lit, setLit] = useState<number | null>(null);
  const [drafts, setDrafts] = useState<EmpathyMap>({});
  const maps = persona.empathy ?? [];
  const asked = Number(filters.map ?? 0);
  const place = asked === maps.length && doc.editable ? asked : Math.min(asked, maps.length - 1);
  const at = Math.max(0, place);
  const map = maps[at] ?? drafts;
  const fresh = !maps[at];
  const put = (field: "scenario" | "stages", value: EmpathyMap[typeof field] | null) => {
    if (fresh) setDrafts({ ...drafts, [field]: value ?? undefined });
    else doc.edit(["personas", persona.id, "empathy", at, field], value);
  };
  const names = maps.map((one, n) => doc.say(one.scenario) || t("Scenario {n}", { n: n + 1 }));
  return (
    <div className={styles.two}>
      <div className={styles.left}>
        <div className={styles.scenario}>
          {maps.length > 1 && (
            <PickButton
              label={t("Scenario")}
              choices={names.map((label, n) => ({ id: String(n), label }))}
              selected={[String(at)]}
              onChange={([id]) => setFilters({ map: id === "0" ? undefined : id })}
            >
              {t("{n} of {all}", { n: at + 1, all: maps.length })}
            </PickButton>
          )}
          <span className={styles.name}>
            <InlineEdit
              key={`${at} ${doc.say(map.scenario)}`}
              label={t("Scenario")}
              value={doc.say(map.scenario)}
              placeholder={doc.editable ? t("In which situation?") : t("Any situation")}
              editable={doc.editable}
              onSave={(words) => put("scenario", doc.write(words, map.scenario))}
            />
          </span>
          <StagesPick
            doc={doc}
            label={t("Holds in")}
            stages={map.stages ?? []}
            none={t("All stages")}
            onChange={(ids) => put("stages", ids.length ? ids : null)}
          />
          <span className="grow" />
          {doc.editable && maps.length > 0 && !fresh && (
            <>
              <Button
                look="quiet"
                icon={<Plus size={14} />}
                onPress={() => {
                  setDrafts({});
                  setFilters({ map: String(maps.length) });
                }}
              >
                {t("Scenario")}
              </Button>
              <Actions
                label={t("More on this scenario")}
                acts={[
                  {
                    ...{ id: "delete", label: t("Delete scenario"), danger: true },
                    icon: Trash2,
                    onAction: () => {
                      doc.remove(["personas", persona.id, "empathy"], at, names[at]);
                      setFilters({ map: undefined });
                    },
                  },
                ]}
              />
            </>
          )}
        </div>
        {fresh && maps.length > 0 && (
          <p className="muted">{t("Write the first statement: the scenario begins with it.")}</p>
        )}
        <Canvas {...{ doc, persona, lit }} place={at} draft={drafts} onLight={setLit} />
      </div>
      <Standing {...{ doc, persona, lit }} place={at} onLight={setLit} />
    </div>
  );
}
