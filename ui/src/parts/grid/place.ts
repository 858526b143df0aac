/** A cell of the grid: row and column by their number, in the order shown. */
export interface Spot {
  row: number;
  column: number;
}

/** Where a key leads from a cell; null: it leads nowhere. */
export function stepped(spot: Spot, key: string, ctrl: boolean, rows: number, columns: number) {
  const steps: Record<string, Spot> = {
    ArrowUp: { row: spot.row - 1, column: spot.column },
    ArrowDown: { row: spot.row + 1, column: spot.column },
    ArrowLeft: { row: spot.row, column: spot.column - 1 },
    ArrowRight: { row: spot.row, column: spot.column + 1 },
    PageUp: { row: spot.row - 10, column: spot.column },
    PageDown: { row: spot.row + 10, column: spot.column },
    Home: { row: ctrl ? 0 : spot.row, column: 0 },
    End: { row: ctrl ? rows - 1 : spot.row, column: columns - 1 },
  };
  const next = steps[key];
  if (!next) return null;
  return { row: within(next.row, rows), column: within(next.column, columns) };
}

function within(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
