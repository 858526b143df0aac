import { useDraggable } from "@dnd-kit/core";
import { GripVertical } from "lucide-react";
import { useState } from "react";
import type { Tactic } from "@/journey/types.ts";
import { costText } from "@/parts/costText.ts";
import { tacticKinds } from "@/parts/labels.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { useFilters } from "@/parts/useFilters.ts";
import { Actions } from "@/widgets/Actions.tsx";
import { useWords } from "@/words/index.ts";
import type { Place } from "./board.ts";
import { MoveTo } from "./MoveTo.tsx";
import { StateChip } from "./StateChip.tsx";
import styles from "./Strategy.module.css";

interface TacticCardProps {
  doc: Doc;
  tactic: Tactic;
  place: Place;
  rows: readonly string[];
  columns: readonly string[];
}

/** A tactic on the board: what it is, its state, its cost; it can be carried or moved by a menu. */
export function TacticCard({ doc, tactic, place, rows, columns }: TacticCardProps) {
  const words = useWords();
  const { t } = words;
  const [filters, setFilters] = useFilters();
  const [moving, setMoving] = useState(false);
  const drag = useDraggable({
    id: `${tactic.id} ${place.stage}`,
    data: { tactic, place },
    disabled: !doc.editable,
  });
  const name = doc.say(tactic.text);
  const cost = costText(tactic.cost, words);
  const shift = drag.transform;
  return (
    <li
      ref={drag.setNodeRef}
      className={styles.card}
      data-open={filters.open === tactic.id || undefined}
      data-lifted={drag.isDragging || undefined}
      style={shift ? { transform: `translate(${shift.x}px, ${shift.y}px)` } : undefined}
    >
      <div className={styles.strip} data-movable={doc.editable || undefined} {...drag.listeners}>
        <span className="grow clip">{tacticKinds(t)[tactic.kind ?? "tactic"]}</span>
        {doc.editable && (
          <span className={styles.grip} aria-hidden>
            <GripVertical size={14} />
          </span>
        )}
        {doc.editable && (
          <Actions
            label={t("More on “{name}”", { name })}
            acts={[
              { id: "move", label: t("Move to…"), onAction: () => setMoving(true) },
              { id: "open", label: t("Edit"), onAction: () => setFilters({ open: tactic.id }) },
              {
                ...{ id: "delete", label: t("Delete"), danger: true },
                onAction: () => doc.remove(["tactics"], tactic.id, name),
              },
            ]}
          />
        )}
      </div>
      <button type="button" className={styles.open} onClick={() => setFilters({ open: tactic.id })}>
        {name}
      </button>
      <div className={styles.facts}>
        <StateChip state={tactic.state} />
        {cost && <span className="muted">{cost}</span>}
      </div>
      {moving && (
        <MoveTo {...{ doc, tactic, place, rows, columns }} onClose={() => setMoving(false)} />
      )}
    </li>
  );
}
