// biome-ignore-all lint/a11y/useSemanticElements: a grid walked with the arrows; its rows are CSS grids, not a table.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the cards inside the cells.
import { memo } from "react";
import { useWords } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import type { LaneId } from "../model/lanes.ts";
import { laneWords } from "../words.ts";
import { Cell } from "./Cell.tsx";
import styles from "./map.module.css";

interface LaneRowProps {
  lane: LaneId;
  columns: readonly string[];
  cells: readonly (readonly Card[])[];
  /** By stage how many cards are left out. */
  left: ReadonlyMap<string, number>;
  /** The work behind begins below this row. */
  visibility: boolean;
}

/** One row: its title with a line of help, and a cell a stage. */
export const LaneRow = memo(function LaneRow({
  lane,
  columns,
  cells,
  left,
  visibility,
}: LaneRowProps) {
  const { t } = useWords();
  const { title, help } = laneWords(t)[lane];
  const empty = cells.every((cards) => cards.length === 0);
  return (
    <div
      role="row"
      className={`${styles.line} ${visibility ? styles.visibility : ""}`}
      data-label={visibility ? t("Line of visibility") : undefined}
    >
      <div role="rowheader" className={styles.title}>
        <h2>{title}</h2>
        <p className="s muted">{help}</p>
      </div>
      {columns.map((stage, i) => (
        <Cell
          key={stage}
          lane={lane}
          stage={stage}
          cards={cells[i] ?? NONE}
          left={left.get(stage) ?? 0}
          invites={empty ? (i === 0 ? "first" : "too") : null}
        />
      ))}
    </div>
  );
});

const NONE: readonly Card[] = [];
