import type { ReactNode, RefObject } from "react";

/** What an editor of a cell is given. */
export interface Editing {
  /** The cell, for what floats beside it. */
  anchor: RefObject<HTMLTableCellElement | null>;
  /** Leaves the editor; the cell takes the focus back unless it has gone elsewhere. */
  close: (elsewhere?: boolean) => void;
}

export interface Column<Row> {
  id: string;
  title: string;
  /** Width in pixels; the first column takes what is left. */
  width: number;
  numeric?: boolean;
  cell: (row: Row) => ReactNode;
  /** What stands in the cell while it is edited; none: it cannot be. */
  editor?: (row: Row, editing: Editing) => ReactNode;
  /** The editor floats beside the cell, which stays as it is. */
  floats?: boolean;
}

export interface Sort {
  by: string;
  down: boolean;
}

export interface RowGroup<Row> {
  key: string;
  /** Nothing: the rows stand without a head. */
  title?: ReactNode;
  rows: readonly Row[];
}
