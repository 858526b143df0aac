// biome-ignore-all lint/a11y/useSemanticElements: a grid walked with the arrows; its rows are CSS grids, not a table.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the cards inside the cells.
import { Plus } from "lucide-react";
import { memo } from "react";
import { useWords } from "@/words/index.ts";
import { NOWHERE } from "../model/cards.ts";
import { idOf, type Thing } from "../model/shape.ts";
import { useMapState, useTools } from "../state/tools.tsx";
import styles from "./heads.module.css";
import map from "./map.module.css";
import { NewStage } from "./NewStage.tsx";
import { StageHead } from "./StageHead.tsx";

interface HeadsProps {
  stages: readonly Thing[];
  columns: readonly string[];
}

/** The heads of the stages; they stay on top while the map scrolls. */
export const Heads = memo(function Heads({ stages, columns }: HeadsProps) {
  const { t } = useWords();
  const { editable, store } = useTools();
  const adding = useMapState(({ draft }) => draft?.lane === "stages");
  return (
    <div role="row" className={`${map.line} ${map.heads}`}>
      <div role="rowheader" className={map.title}>
        <h2>{t("Stages")}</h2>
        <p className="s muted">{t("who they are, what they have in mind")}</p>
      </div>
      {stages.map((stage, place) => (
        <StageHead key={idOf(stage)} stage={stage} place={place} count={stages.length} />
      ))}
      {columns.includes(NOWHERE) && <Nowhere />}
      {adding && <NewStage />}
      {editable && !adding && (
        <div role="columnheader">
          <button
            type="button"
            className={styles.addStage}
            aria-label={t("Add stage")}
            title={t("Add stage")}
            onClick={() => store.set({ draft: { lane: "stages", stage: "" }, editing: null })}
          >
            <Plus size={16} aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  );
});

/** The head of the column for what names no stage. */
function Nowhere() {
  const { t } = useWords();
  return (
    <div role="columnheader" className={map.nowhere}>
      <h2>{t("No stage yet")}</h2>
      <p className="s">{t("Move these cards into a stage.")}</p>
    </div>
  );
}
