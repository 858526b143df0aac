import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useWords } from "@/words/index.ts";
import { Cell } from "./Cell.tsx";
import styles from "./Grid.module.css";
import { Head } from "./Head.tsx";
import { type Spot, stepped } from "./place.ts";
import type { Column, RowGroup, Sort } from "./types.ts";

/** Width of the column in which rows are chosen. */
const PICK = 36;

interface GridProps<Row extends { id: string; name: unknown }> {
  label: string;
  columns: readonly Column<Row>[];
  groups: readonly RowGroup<Row>[];
  sort: Sort;
  onSort: (by: string) => void;
  /** Whether rows can be chosen and cells edited. */
  editable: boolean;
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  nameOf: (row: Row) => string;
  /** The row to begin at: the address named it. */
  start?: string;
}

/** A table worked by keyboard: arrows move, Enter edits, Space chooses the row, Esc leaves. */
export function Grid<Row extends { id: string; name: unknown }>(props: GridProps<Row>) {
  const { columns, groups, editable, selected, onSelect } = props;
  const { t } = useWords();
  const table = useRef<HTMLTableElement>(null);
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  const rows = groups.flatMap((group) => group.rows);
  const here: Spot = { ...spot, row: Math.min(spot.row, Math.max(0, rows.length - 1)) };

  const begin = rows.findIndex((row) => row.id === props.start);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row is gone to once, when it is named
  useEffect(() => {
    if (begin >= 0) focusAt({ row: begin, column: 0 });
  }, [props.start, begin >= 0]);

  const focusAt = (to: Spot) => {
    setSpot(to);
    table.current
      ?.querySelector<HTMLElement>(`[data-row="${to.row}"][data-column="${to.column}"]`)
      ?.focus();
  };
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const onKey = (event: KeyboardEvent) => {
    const ctrl = event.ctrlKey || event.metaKey;
    const next = stepped(here, event.key, ctrl, rows.length, columns.length);
    const row = rows[here.row];
    if (next) focusAt(next);
    else if (event.key === "Enter" || event.key === "F2") edit(here);
    else if (event.key === " " && editable && row) toggle(row.id);
    else return;
    event.preventDefault();
  };
  const edit = (at: Spot) => {
    const column = columns[at.column];
    if (editable && column?.editor) setEditing(`${at.row} ${at.column}`);
  };

  const left = editable ? PICK : 0;
  const whole = rows.length > 0 && rows.every((row) => selected.has(row.id));
  let number = -1;
  return (
    <table
      ref={table}
      className={styles.grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a data grid
      role="grid"
      aria-label={props.label}
      aria-multiselectable={editable || undefined}
      aria-readonly={!editable || undefined}
    >
      <colgroup>
        {editable && <col className={styles.pick} />}
        {columns.map((column) => (
          <col key={column.id} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {editable && (
            <th scope="col" className={styles.stick} style={{ left: 0 }}>
              <input
                type="checkbox"
                aria-label={t("Select all")}
                checked={whole}
                onChange={() => onSelect(new Set(whole ? [] : rows.map((row) => row.id)))}
              />
            </th>
          )}
          {columns.map((column) => (
            <Head
              key={column.id}
              column={column}
              sort={props.sort}
              onSort={props.onSort}
              left={column === columns[0] ? left : undefined}
            />
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key}>
          {group.title && (
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={columns.length + (editable ? 1 : 0)}>
                {group.title} <span className="muted">{group.rows.length}</span>
              </th>
            </tr>
          )}
          {group.rows.map((row) => {
            number += 1;
            const at = number;
            const chosen = selected.has(row.id);
            return (
              <tr key={row.id} aria-selected={editable ? chosen : undefined}>
                {editable && (
                  <td className={`${styles.pick} ${styles.stick}`} style={{ left: 0 }}>
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={t("Select {name}", { name: props.nameOf(row) })}
                      checked={chosen}
                      onChange={() => toggle(row.id)}
                    />
                  </td>
                )}
                {columns.map((column, place) => (
                  <Cell
                    key={column.id}
                    row={row}
                    column={column}
                    spot={{ row: at, column: place }}
                    current={here.row === at && here.column === place}
                    editing={editing === `${at} ${place}`}
                    editable={editable && Boolean(column.editor)}
                    left={place === 0 ? left : undefined}
                    onFocus={setSpot}
                    onEdit={edit}
                    onKey={onKey}
                    onClose={(elsewhere) => {
                      setEditing(null);
                      if (!elsewhere) focusAt({ row: at, column: place });
                    }}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}
