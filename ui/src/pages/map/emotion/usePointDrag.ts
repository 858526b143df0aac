import { type PointerEvent, useRef, useState } from "react";
import { type Frame, type Point, valueAt } from "../model/emotion.ts";
import { useTools } from "../state/tools.tsx";

/** Dragging a point up and down; what is kept is where it was let go. */
export function usePointDrag(point: Point, frame: Frame, free: boolean) {
  const { actions, attend } = useTools();
  const [value, setValue] = useState<number | null>(null);
  const field = useRef<{ top: number; scale: number } | null>(null);
  const at = (event: PointerEvent) => {
    const { top, scale } = field.current ?? { top: 0, scale: 1 };
    return valueAt(frame, (event.clientY - top) / scale);
  };
  const end = (event: PointerEvent<HTMLElement>, kept: boolean) => {
    if (!field.current) return;
    const last = at(event);
    field.current = null;
    setValue(null);
    attend(`stages/${point.stage}/emotion`, false);
    if (kept && value !== null && last !== point.value) actions.feel(point.stage, last);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const parent = event.currentTarget.parentElement;
      if (!free || event.button !== 0 || !parent) return;
      const { top, height } = parent.getBoundingClientRect();
      field.current = { top, scale: height / parent.offsetHeight };
      event.currentTarget.setPointerCapture(event.pointerId);
      attend(`stages/${point.stage}/emotion`, true);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (field.current) setValue(at(event));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => end(event, true),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => end(event, false),
  };
  return { value, handlers };
}
