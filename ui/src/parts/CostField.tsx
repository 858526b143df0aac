import { useRef, useState } from "react";
import type { Cost } from "@/journey/types.ts";
import { useWords } from "@/words/index.ts";
import { CostEditor } from "./CostEditor.tsx";
import { costText } from "./costText.ts";
import styles from "./PickButton.module.css";
import type { Doc } from "./useDoc.ts";

interface CostFieldProps {
  doc: Pick<Doc, "editable">;
  label: string;
  cost: Cost | undefined;
  currency: string;
  onSave: (cost: Cost | null) => void;
}

/** A cost that opens its small form. */
export function CostField({ doc, label, cost, currency, onSave }: CostFieldProps) {
  const words = useWords();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const shown = costText(cost, words);
  if (!doc.editable) return <span>{shown || "–"}</span>;
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        className={`${styles.pick} ${styles.field}`}
        onClick={() => setOpen(true)}
      >
        <span className="sr">{label}: </span>
        {shown || <span className="muted">{words.t("Add")}</span>}
      </button>
      {open && (
        <CostEditor {...{ label, cost, currency, anchor, onSave }} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
