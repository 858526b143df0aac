import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import styles from "./Table.module.css";

/** A column: what stands in its head and in each of its cells. */
export interface Column<Row> {
  id: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Figures: to the right. */
  figures?: boolean;
  sortable?: boolean;
}

export interface Sort {
  by: string;
  down: boolean;
}

interface TableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
}

function Head<Row>({
  column,
  sort,
  onSort,
}: Pick<TableProps<Row>, "sort" | "onSort"> & { column: Column<Row> }) {
  if (column.head === "") return <td />; // what acts on a row needs no head
  const mine = sort?.by === column.id;
  const order = mine ? (sort.down ? "descending" : "ascending") : "none";
  const kind = column.figures ? styles.figures : undefined;
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={kind}>
        {column.head}
      </th>
    );
  }
  return (
    <th scope="col" className={kind} aria-sort={order}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort({ by: column.id, down: mine ? !sort.down : false })}
      >
        {column.head}
        {mine && <Icon of={sort.down ? ArrowDown : ArrowUp} size={12} />}
      </button>
    </th>
  );
}

/** Rows and columns; heads sort where asked, the page keeps the order in the address. */
export function Table<Row>({ label, columns, rows, keyOf, sort, onSort }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.id} className={column.figures ? styles.figures : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
