import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type ReactNode, useState } from "react";
import { useWords } from "@/words/index.ts";
import styles from "./Board.module.css";
import { LOOSE } from "./Column.tsx";
import { boardOf, moveNote, notesOf } from "./model.ts";
import type { BoardActs } from "./useBoard.ts";

/** Carries notes between groups: by pointer, or by Space and arrows. */
export function Carrying({ board, children }: { board: BoardActs; children: ReactNode }) {
  const { t } = useWords();
  const [lifted, lift] = useState<string | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextColumn }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    lift(null);
    const note = notesOf(boardOf(board.doc.document)).find((one) => one.id === active.id);
    if (!note || !over) return;
    const group = over.id === LOOSE ? null : String(over.id);
    if ((note.group ?? null) !== group) board.doc.apply(moveNote(note, group));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={(found) => {
        const under = pointerWithin(found);
        return under.length ? under : closestCenter(found);
      }}
      onDragStart={({ active }) => lift(String(active.data.current?.words ?? ""))}
      onDragCancel={() => lift(null)}
      onDragEnd={drop}
      accessibility={{
        announcements: useAnnouncements(),
        screenReaderInstructions: {
          draggable: t(
            "Space lifts the note, arrows carry it to another group, Space drops it, Esc leaves it.",
          ),
        },
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {lifted !== null && <div className={styles.carried}>{lifted}</div>}
      </DragOverlay>
    </DndContext>
  );
}

function useAnnouncements(): Announcements {
  const { t } = useWords();
  const words = (one: { data: { current?: Record<string, unknown> } }) =>
    String(one.data.current?.words ?? one.data.current?.name ?? "");
  return {
    onDragStart: ({ active }) => t("“{note}” is lifted.", { note: words(active) }),
    onDragOver: ({ over }) => (over ? t("Over {group}.", { group: words(over) }) : undefined),
    onDragEnd: ({ active, over }) =>
      over
        ? t("“{note}” is now in {group}.", { note: words(active), group: words(over) })
        : t("“{note}” stays where it was.", { note: words(active) }),
    onDragCancel: ({ active }) => t("“{note}” stays where it was.", { note: words(active) }),
  };
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The place of the column before or after the one that the carried note is over. */
const nextColumn: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = STEPS[event.code];
  if (!step) return undefined;
  event.preventDefault();
  const { droppableRects, droppableContainers, over, collisionRect } = context;
  const columns = droppableContainers.getEnabled().flatMap(({ id }) => {
    const box = droppableRects.get(id);
    return box ? [{ id, box }] : [];
  });
  columns.sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
  const next = columns[columns.findIndex((one) => one.id === over?.id) + step];
  if (!next || !collisionRect) return currentCoordinates;
  return {
    x: next.box.left + (next.box.width - collisionRect.width) / 2,
    y: next.box.top + (next.box.height - collisionRect.height) / 2,
  };
};
