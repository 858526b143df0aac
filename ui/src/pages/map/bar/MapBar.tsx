import { useNavigate, useSearch } from "@tanstack/react-router";
import { memo } from "react";
import { LAYERS, type Layer, type View } from "@/app/search.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import { SegmentedControl } from "@/widgets/SegmentedControl.tsx";
import { useWords } from "@/words/index.ts";
import type { Choice } from "../model/shown.ts";
import { useNarrow } from "../state/useNarrow.ts";
import styles from "./bar.module.css";
import { MeasuredPart } from "./Feeds.tsx";
import { LanesMenu } from "./LanesMenu.tsx";
import { UndoRedo } from "./UndoRedo.tsx";

interface MapBarProps {
  choice: Choice;
  onChoice: (choice: Choice | null) => void;
}

/** The bar of the map: layer, view, rows, undo. */
export const MapBar = memo(function MapBar({ choice, onChoice }: MapBarProps) {
  const narrow = useNarrow();
  return (
    <>
      <LayerSwitch />
      <ViewSwitch />
      <MeasuredPart />
      {!narrow && <Editing choice={choice} onChoice={onChoice} />}
    </>
  );
});

function Editing({ choice, onChoice }: MapBarProps) {
  return (
    <span className={styles.editing}>
      <LanesMenu choice={choice} onChange={onChoice} onReset={() => onChoice(null)} />
      <UndoRedo />
    </span>
  );
}

/** What is shown on the columns: the drawing, or what was measured. */
export function LayerSwitch() {
  const { t } = useWords();
  const { layer = "drawn" } = useSearch({ strict: false });
  const navigate = useNavigate();
  const names: Record<Layer, string> = {
    drawn: t("Drawn"),
    measured: t("Measured"),
    difference: t("Difference"),
  };
  return (
    <SegmentedControl
      label={t("Layer")}
      value={layer as Layer}
      options={LAYERS.map((id) => ({ id, label: names[id] }))}
      onChange={(id) =>
        void navigate({
          to: ".",
          search: (now) => ({
            ...now,
            layer: id === "drawn" ? undefined : id,
            difference: undefined,
          }),
        })
      }
    />
  );
}

/** The ways to look at a journey. */
export function ViewSwitch() {
  const { t } = useWords();
  const { view = "map" } = useSearch({ strict: false });
  const navigate = useNavigate();
  const names: Record<View, string> = {
    map: t("Full map"),
    strip: t("Strip"),
    storyboard: t("Storyboard"),
    table: t("Table"),
    walk: t("Walk-through"),
    compare: t("Compare"),
    blueprint: t("Service blueprint"),
  };
  const go = ([chosen]: string[]) =>
    void navigate({
      to: ".",
      search: (now) => ({ ...now, view: chosen === "map" ? undefined : (chosen as View) }),
    });
  return (
    <PickButton
      label={t("View")}
      choices={Object.entries(names).map(([id, label]) => ({ id, label }))}
      selected={[view]}
      onChange={go}
    >
      {names[view as View]}
    </PickButton>
  );
}
