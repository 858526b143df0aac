import { ArrowDown, ArrowUp } from "lucide-react";
import styles from "./Grid.module.css";
import type { Column, Sort } from "./types.ts";

interface HeadProps<Row> {
  column: Column<Row>;
  sort: Sort;
  onSort: (by: string) => void;
  /** It stays at the left, so far from the edge. */
  left?: number;
}

/** The head of a column: a press sorts by it, another turns the order. */
export function Head<Row>({ column, sort, onSort, left }: HeadProps<Row>) {
  const sorted = sort.by === column.id;
  const order = sorted ? (sort.down ? "descending" : "ascending") : undefined;
  const Arrow = sort.down ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={order}
      className={[column.numeric && styles.numeric, left !== undefined && styles.stick]
        .filter(Boolean)
        .join(" ")}
      style={{ left }}
    >
      <button type="button" className={styles.sort} onClick={() => onSort(column.id)}>
        {column.title}
        {sorted && <Arrow size={12} aria-hidden />}
      </button>
    </th>
  );
}
