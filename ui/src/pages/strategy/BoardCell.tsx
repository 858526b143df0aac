import { useDroppable } from "@dnd-kit/core";
import type { Tactic } from "@/journey/types.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { cardsAt, type Place } from "./board.ts";
import styles from "./Strategy.module.css";
import { TacticCard } from "./TacticCard.tsx";

interface BoardCellProps {
  doc: Doc;
  tactics: readonly Tactic[];
  place: Place;
  rows: readonly string[];
  columns: readonly string[];
}

/** One stage on one channel: its tactics, and a place where a card can be dropped. */
export function BoardCell({ doc, tactics, place, rows, columns }: BoardCellProps) {
  const { setNodeRef, isOver } = useDroppable({
    id: `${place.stage} ${place.channel}`,
    data: place,
    disabled: !doc.editable,
  });
  return (
    <td ref={setNodeRef} data-over={isOver || undefined}>
      <ul className={styles.cards}>
        {cardsAt(tactics, place).map((tactic) => (
          <TacticCard key={tactic.id} {...{ doc, tactic, place, rows, columns }} />
        ))}
      </ul>
    </td>
  );
}
