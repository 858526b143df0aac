import { Download } from "lucide-react";
import { address } from "@/api/client.ts";
import { Section } from "@/pages/settings/Section.tsx";
import { buttonClass } from "@/widgets/Button.tsx";
import { Icon } from "@/widgets/Icon.tsx";
import { Table } from "@/widgets/Table.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./data.module.css";
import type { Aside, Data } from "./types.ts";

interface AsideRowsProps {
  data: Data;
  workspace: string;
  /** Whether one may see the rows themselves: they hold personal data. */
  full: boolean;
}

/** The rows that imports could not use, with the reasons; they are kept, not lost. */
export function AsideRows({ data, workspace, full }: AsideRowsProps) {
  const { t, number } = useWords();
  if (data.rows_aside === 0) return null;
  return (
    <Section
      title={t("Rows kept aside")}
      about={t(
        "{n, plural, one {# row could not be used. Correct it in its source and import the file again: what is there already is not counted twice.} other {# rows could not be used. Correct them in their source and import the file again: what is there already is not counted twice.}}",
        { n: data.rows_aside },
      )}
    >
      {full && (
        <>
          <Table<Aside>
            label={t("Rows kept aside")}
            rows={data.aside}
            keyOf={(one) => `${one.file} ${one.first_row} ${one.column} ${one.reason}`}
            columns={[
              { id: "file", head: t("File"), cell: (one) => one.file },
              {
                id: "row",
                head: t("First row"),
                figures: true,
                cell: (one) => number(one.first_row),
              },
              { id: "column", head: t("Column"), cell: (one) => one.column ?? "–" },
              {
                id: "reason",
                head: t("Reason"),
                cell: (one) => <span className={styles.reason}>{one.reason}</span>,
              },
              { id: "rows", head: t("Rows"), figures: true, cell: (one) => number(one.rows) },
            ]}
          />
          <div className="row">
            <a
              className={buttonClass()}
              href={address("/workspaces/{workspace}/data/quarantine", { path: { workspace } })}
              download
            >
              <Icon of={Download} />
              {t("Download these rows")}
            </a>
          </div>
        </>
      )}
    </Section>
  );
}
