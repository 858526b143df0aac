import { type KeyboardEvent, useRef } from "react";
import styles from "./Grid.module.css";
import type { Spot } from "./place.ts";
import type { Column } from "./types.ts";

interface CellProps<Row> {
  row: Row;
  column: Column<Row>;
  spot: Spot;
  /** The one cell that Tab reaches. */
  current: boolean;
  editing: boolean;
  editable: boolean;
  /** It stays at the left, so far from the edge. */
  left?: number;
  onFocus: (spot: Spot) => void;
  onEdit: (spot: Spot) => void;
  onKey: (event: KeyboardEvent) => void;
  onClose: (elsewhere?: boolean) => void;
}

/** One cell: shows its value, or what edits it. A press on the focused cell edits it too. */
export function Cell<Row>(props: CellProps<Row>) {
  const { row, column, spot, current, editing, editable } = props;
  const anchor = useRef<HTMLTableCellElement>(null);
  const pressed = useRef(false);
  const editor = editing ? column.editor?.(row, { anchor, close: props.onClose }) : null;
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a data grid
      role="gridcell"
      ref={anchor}
      tabIndex={current ? 0 : -1}
      data-row={spot.row}
      data-column={spot.column}
      aria-readonly={!editable || undefined}
      className={[
        column.numeric && styles.numeric,
        editable && styles.editable,
        props.left !== undefined && styles.stick,
        editing && !column.floats && styles.editing,
      ]
        .filter(Boolean)
        .join(" ")}
      style={{ left: props.left }}
      onKeyDown={(event) => event.target === event.currentTarget && props.onKey(event)}
      onPointerDown={() => {
        pressed.current = document.activeElement === anchor.current;
      }}
      onClick={() => {
        if (pressed.current) props.onEdit(spot);
        pressed.current = false;
      }}
      onDoubleClick={() => props.onEdit(spot)}
      onFocus={() => props.onFocus(spot)}
    >
      {(!editor || column.floats) && column.cell(row)}
      {editor}
    </td>
  );
}
