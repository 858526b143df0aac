import {
  type Announcements,
  DndContext,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type ReactNode, useEffect, useRef } from "react";
import type { Point } from "./hit.ts";

/** What happens while something is carried with the pointer. */
export interface Carrying {
  onLift: (key: string) => void;
  onOver: (key: string, point: Point) => void;
  onDrop: (key: string) => void;
  onCancel: (key: string) => void;
}

interface DragAreaProps {
  carrying: Carrying;
  /** What hangs below the pointer. */
  carried: ReactNode;
  children: ReactNode;
}

/** The only place that knows the drag library; the keyboard carries by `useCarryByKeys`. */
export function DragArea({ carrying, carried, children }: DragAreaProps) {
  const pointer = useRef<Point | null>(null);
  const sensors = useSensors(useSensor(MouseSensor, MOUSE), useSensor(TouchSensor, TOUCH));
  useEffect(() => watchPointer(pointer), []);
  const over = (key: string) => pointer.current && carrying.onOver(key, pointer.current);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nowhere}
      accessibility={SILENT}
      autoScroll={AUTO_SCROLL}
      onDragStart={({ active }) => carrying.onLift(String(active.id))}
      onDragMove={({ active }) => over(String(active.id))}
      onDragEnd={({ active }) => carrying.onDrop(String(active.id))}
      onDragCancel={({ active }) => carrying.onCancel(String(active.id))}
    >
      {children}
      <DragOverlay dropAnimation={null} className="">
        {carried}
      </DragOverlay>
    </DndContext>
  );
}

/** Makes an element something that can be carried. */
export function useDragCard(key: string, disabled: boolean) {
  const { setNodeRef, listeners } = useDraggable({ id: key, disabled });
  return { ref: setNodeRef, listeners: disabled ? undefined : listeners };
}

// Constants: new ones at each drawing would draw every card anew.
const MOUSE = { activationConstraint: { distance: 4 } };
const TOUCH = { activationConstraint: { delay: 250, tolerance: 8 } };
// The place is worked out from the cells themselves, which grow and shrink while a card is carried.
const nowhere = () => [];
const AUTO_SCROLL = { threshold: { x: 0.08, y: 0.12 } };
// Said by our own live region, in the reader's language.
const announcements: Announcements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};
const SILENT = {
  announcements,
  screenReaderInstructions: { draggable: "" },
  restoreFocus: false,
};

function watchPointer(pointer: { current: Point | null }) {
  const mouse = (event: MouseEvent) => {
    pointer.current = { x: event.clientX, y: event.clientY };
  };
  const touch = (event: TouchEvent) => {
    const [finger] = event.touches;
    if (finger) pointer.current = { x: finger.clientX, y: finger.clientY };
  };
  window.addEventListener("mousemove", mouse, { capture: true, passive: true });
  window.addEventListener("touchmove", touch, { capture: true, passive: true });
  return () => {
    window.removeEventListener("mousemove", mouse, { capture: true });
    window.removeEventListener("touchmove", touch, { capture: true });
  };
}
