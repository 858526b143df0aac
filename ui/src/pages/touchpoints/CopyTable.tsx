import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import type { Touchpoint } from "@/journey/types.ts";
import { csvText } from "@/parts/csv.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import type { TouchpointColumn } from "./useColumns.tsx";

interface CopyTableProps {
  columns: readonly TouchpointColumn[];
  rows: readonly Touchpoint[];
}

/** Copies what is shown as CSV; no cell of it can run as a formula. */
export function CopyTable({ columns, rows }: CopyTableProps) {
  const { t } = useWords();
  const [done, setDone] = useState(false);
  useEffect(() => {
    const timer = done ? setTimeout(() => setDone(false), 2000) : undefined;
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async () => {
    const heads = columns.map((column) => column.title);
    const cells = rows.map((row) => columns.map((column) => column.text(row)));
    await navigator.clipboard.writeText(csvText([heads, ...cells]));
    setDone(true);
  };
  return (
    <>
      <Button
        icon={done ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        onPress={() => void copy()}
      >
        {t("Copy CSV")}
      </Button>
      <span className="sr" role="status">
        {done && t("Copied")}
      </span>
    </>
  );
}
