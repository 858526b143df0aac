import { Checkbox } from "@/widgets/Checkbox.tsx";
import { Select } from "@/widgets/Select.tsx";
import { Table } from "@/widgets/Table.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./data.module.css";
import { meanings } from "./fields.ts";
import { columnsOf, leavesOut, leavingOut, meaning, meaningOf, personOf } from "./mapping.ts";
import type { ColumnCard, Look, Mapping } from "./types.ts";

interface ColumnsProps {
  look: Look;
  mapping: Mapping;
  change: (mapping: Mapping) => void;
}

/** What each column means, with values from it and the reason of the suggestion. */
export function Columns({ look, mapping, change }: ColumnsProps) {
  const { t } = useWords();
  return (
    <section className={styles.part} aria-label={t("What each column means")}>
      <h3>{t("What each column means")}</h3>
      <Table<ColumnCard>
        label={t("Columns")}
        rows={look.columns}
        keyOf={(one) => one.name}
        columns={[
          { id: "name", head: t("Column"), cell: (one) => <Named column={one} /> },
          {
            id: "means",
            head: t("Meaning"),
            cell: (one) => <Means column={one} look={look} mapping={mapping} change={change} />,
          },
        ]}
      />
      {personOf(mapping) && (
        <Checkbox
          isSelected={leavesOut(mapping)}
          onChange={(on) => change(leavingOut(mapping, on))}
        >
          {t("Leave out rows in which “{column}” is empty", { column: personOf(mapping) })}
        </Checkbox>
      )}
    </section>
  );
}

function Named({ column }: { column: ColumnCard }) {
  return (
    <span className={styles.column}>
      <span>{column.name}</span>
      <span className="s muted">{column.examples.join(" · ")}</span>
    </span>
  );
}

function Means({ column, look, mapping, change }: ColumnsProps & { column: ColumnCard }) {
  const words = useWords();
  const { t } = words;
  const found = meaningOf(mapping, column.name);
  if (found === "time") return <span className="muted">{t("When it happened")}</span>;
  if (found === "event") return <span className="muted">{t("What happened")}</span>;
  const known = meanings(words);
  const options = known.some((one) => one.id === found)
    ? known
    : [...known, { id: found, label: found }];
  return (
    <span className={styles.means}>
      <Select
        hideLabel
        label={t("Meaning of {column}", { column: column.name })}
        options={options}
        value={found}
        onChange={(wanted) => change(meaning(mapping, column.name, wanted))}
      />
      <Why look={look} column={column.name} found={found} />
    </span>
  );
}

/** Why it was suggested, while it stands as it was suggested. */
function Why({ look, column, found }: { look: Look; column: string; found: string }) {
  const draft = look.mapping && meaningOf(look.mapping, column);
  if (draft !== found) return null;
  const bearing = look.mapping?.events.findIndex((one) => columnsOf(one[found]).includes(column));
  const place =
    found === "out"
      ? `left_out.${column}`
      : found === "property"
        ? `events.0.properties.${column}`
        : `events.${bearing}.${found}`;
  const text = look.whys[place];
  return text ? <span className="s muted">{text}</span> : null;
}
