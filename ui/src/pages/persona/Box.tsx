import { Plus } from "lucide-react";
import { useState } from "react";
import type { Claim, EmpathyBox } from "@/journey/types.ts";
import { ClaimRow } from "@/parts/ClaimRow.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import type { Numbered } from "./boxes.ts";
import styles from "./Canvas.module.css";

interface BoxProps {
  doc: Doc;
  box: EmpathyBox;
  title: string;
  /** What belongs here, while nothing is there yet. */
  hint: string;
  /** The box has the heading of its quarter to itself. */
  alone?: boolean;
  statements: readonly Numbered[];
  lit: number | null;
  onLight: (number: number | null) => void;
  onAdd: (claim: Claim) => void;
  onChange: (one: Numbered, claim: Claim) => void;
  onRemove: (one: Numbered) => void;
  onMove: (one: Numbered, by: -1 | 1) => void;
}

/** One of the eight boxes: its statements, and a place to write another. */
export function Box(props: BoxProps) {
  const { doc, title, statements, alone } = props;
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <section aria-label={title} className={styles.box}>
      {alone ? <h3 className={styles.head}>{title}</h3> : <h4 className={styles.sub}>{title}</h4>}
      <ul>
        {statements.map((one, index) => (
          <ClaimRow
            key={`${one.place} ${doc.say(textOf(one.claim))}`}
            doc={doc}
            claim={one.claim}
            label={title}
            number={one.number}
            lit={props.lit === one.number}
            onLight={(lit) => props.onLight(lit ? one.number : null)}
            first={index === 0}
            last={index === statements.length - 1}
            onChange={(claim) => props.onChange(one, claim)}
            onRemove={() => props.onRemove(one)}
            onMove={(by) => props.onMove(one, by)}
          />
        ))}
      </ul>
      {!statements.length && !adding && <p className={styles.hint}>{props.hint}</p>}
      {adding && (
        <InlineEdit
          open
          editable
          label={t("New in “{box}”", { box: title })}
          value=""
          onSave={(words) => {
            const text = doc.write(words);
            if (text) props.onAdd(text);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {doc.editable && !adding && (
        <button type="button" className={styles.add} onClick={() => setAdding(true)}>
          <Plus size={14} aria-hidden />
          <span className="sr">{t("Add to “{box}”", { box: title })}</span>
        </button>
      )}
    </section>
  );
}

function textOf(claim: Claim) {
  return typeof claim === "object" && "text" in claim ? claim.text : claim;
}
