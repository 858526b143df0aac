import { Table } from "@/widgets/Table.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./data.module.css";
import type { Flaw } from "./types.ts";

/** What is wrong, by row and column. */
export function Flaws({ flaws }: { flaws: readonly Flaw[] }) {
  const { t, number } = useWords();
  if (flaws.length === 0) return null;
  return (
    <Table<Flaw & { place: number }>
      label={t("Rows with problems")}
      rows={flaws.map((one, place) => ({ ...one, place }))}
      keyOf={(one) => String(one.place)}
      columns={[
        { id: "row", head: t("Row"), figures: true, cell: (one) => number(one.row) },
        { id: "column", head: t("Column"), cell: (one) => one.column ?? "–" },
        {
          id: "message",
          head: t("Problem"),
          cell: (one) => <span className={styles.reason}>{one.message}</span>,
        },
      ]}
    />
  );
}
