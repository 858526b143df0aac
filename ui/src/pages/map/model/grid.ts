import { LANES, type LaneId } from "./lanes.ts";
import type { Sheet } from "./sheet.ts";

/** A stop of the keyboard: the head of a stage, a card, or the empty end of a cell. */
export interface Spot {
  row: LaneId | "stages";
  column: number;
  at: number;
}

export type Arrow = "left" | "right" | "up" | "down";

/** How many stops a cell has; an empty one still has one. */
export function stops(sheet: Sheet, row: Spot["row"], column: number): number {
  if (row === "stages") return 1;
  return Math.max(1, sheet.rows.get(row)?.[column]?.length ?? 0);
}

/** The rows the arrows walk; the emotion curve is not one: there an arrow changes the value. */
function rowsOf(sheet: Sheet): Spot["row"][] {
  return ["stages", ...[...sheet.rows.keys()].filter((lane) => LANES[lane].home.form !== "curve")];
}

/** The stop an arrow leads to; the same one at the edge of the map. */
export function next(sheet: Sheet, spot: Spot, arrow: Arrow): Spot {
  if (arrow === "left" || arrow === "right") {
    return inColumn(sheet, spot, spot.column + (arrow === "left" ? -1 : 1));
  }
  const at = spot.at + (arrow === "up" ? -1 : 1);
  if (at >= 0 && at < stops(sheet, spot.row, spot.column)) return { ...spot, at };
  return inRow(sheet, spot, arrow);
}

function inColumn(sheet: Sheet, spot: Spot, column: number): Spot {
  if (column < 0 || column >= sheet.columns.length) return spot;
  return { ...spot, column, at: Math.min(spot.at, stops(sheet, spot.row, column) - 1) };
}

function inRow(sheet: Sheet, spot: Spot, arrow: "up" | "down"): Spot {
  const rows = rowsOf(sheet);
  const row = rows[rows.indexOf(spot.row) + (arrow === "up" ? -1 : 1)];
  if (row === undefined) return spot;
  return { row, column: spot.column, at: arrow === "up" ? stops(sheet, row, spot.column) - 1 : 0 };
}

/** First or last column of the row (Home, End), or of the whole map (with Ctrl). */
export function edge(sheet: Sheet, spot: Spot, end: boolean, whole: boolean): Spot {
  const rows = rowsOf(sheet);
  const row = whole ? (end ? rows.at(-1) : rows[0]) : spot.row;
  const column = end ? sheet.columns.length - 1 : 0;
  return { row: row ?? "stages", column, at: 0 };
}

/** The nearest stop that still exists, after a change took cards away. */
export function nearest(sheet: Sheet, spot: Spot): Spot {
  const row = spot.row === "stages" || sheet.rows.has(spot.row) ? spot.row : "stages";
  const column = Math.max(0, Math.min(spot.column, sheet.columns.length - 1));
  const at = Math.max(0, Math.min(spot.at, stops(sheet, row, column) - 1));
  return { row, column, at };
}

/** Name of a stop in the document: what carries the focus. */
export function spotKey(sheet: Sheet, spot: Spot): string {
  const stage = sheet.columns[spot.column] ?? "";
  if (spot.row === "stages") return `stages/${stage}`;
  const card = sheet.rows.get(spot.row)?.[spot.column]?.[spot.at];
  return card?.key ?? `${spot.row}/${stage}`;
}

/** The stop of a name, or null when nothing has it (any more). */
export function spotOf(sheet: Sheet, key: string): Spot | null {
  const [row, stage] = key.split("/") as [Spot["row"], string];
  const column = sheet.columns.indexOf(stage ?? "");
  if (column < 0) return null;
  if (row === "stages") return { row, column, at: 0 };
  const cell = sheet.rows.get(row)?.[column];
  if (!cell) return sheet.rows.has(row) ? { row, column, at: 0 } : null;
  const at = cell.findIndex((card) => card.key === key);
  if (at >= 0) return { row, column, at };
  return key.split("/").length === 2 ? { row, column, at: 0 } : null;
}
