import { Plus } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import type { Stage, Touchpoint, TouchpointState } from "@/journey/types.ts";
import { states } from "@/parts/labels.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import { type Known, typed } from "../model/changes.ts";
import type { Row } from "../model/grid.ts";
import { KindMark } from "../parts/KindMark.tsx";
import styles from "./Touchpoints.module.css";

interface CellProps {
  doc: Doc;
  row: Row;
  stage: Stage;
  cards: readonly Touchpoint[];
  /** Line and place, for the arrow keys. */
  at: string;
  known: readonly (Known & { id: string })[];
}

/** One cell: its cards, and a place to write another. */
export function Cell({ doc, row, stage, cards, at, known }: CellProps) {
  const { t } = useWords();
  const [writing, write] = useState(false);
  const add = (words: string) => {
    const found = known.find((one) => one.name.toLowerCase() === words.toLowerCase());
    doc.apply(typed(doc.document, row, stage.id, words, found));
  };
  return (
    <td className={styles.cell}>
      {cards.map((one) => (
        <Card key={one.id} doc={doc} touchpoint={one} />
      ))}
      {writing && <Writing known={known} row={row} onAdd={add} onClose={() => write(false)} />}
      {doc.editable && !writing && (
        <button
          type="button"
          data-at={at}
          className={styles.add}
          onClick={() => write(true)}
          aria-label={t("Add a touchpoint: {row}, {stage}", {
            row: row.id || t("No channel yet"),
            stage: doc.say(stage.name),
          })}
        >
          <Plus size={12} aria-hidden="true" />
        </button>
      )}
    </td>
  );
}

interface WritingProps {
  known: readonly Known[];
  row: Row;
  onAdd: (words: string) => void;
  onClose: () => void;
}

/** A card being written: Enter adds it and waits for the next, Esc leaves. */
function Writing({ known, row, onAdd, onClose }: WritingProps) {
  const { t } = useWords();
  const list = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onClose();
    if (event.key !== "Enter") return;
    const words = event.currentTarget.value.trim();
    if (words) onAdd(words);
    else onClose();
    event.currentTarget.value = "";
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: it opens because it was asked for
        autoFocus
        className={styles.typing}
        aria-label={t("New touchpoint")}
        list={list}
        maxLength={200}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          const words = event.currentTarget.value.trim();
          if (words) onAdd(words);
          onClose();
        }}
      />
      <datalist id={list}>
        {known
          .filter((one) => !row.family || one.channel !== null)
          .map((one) => (
            <option key={`${one.name} ${one.channel}`} value={one.name} />
          ))}
      </datalist>
      <span className={`${styles.hint} s muted`}>{t("Enter adds, Esc leaves")}</span>
    </>
  );
}

const STATES: readonly TouchpointState[] = ["covered", "planned", "missing", "retired"];

/** A card; pressed, it asks what is decided about it. */
function Card({ doc, touchpoint }: { doc: Doc; touchpoint: Touchpoint }) {
  const { t } = useWords();
  const names = states(t);
  const { id, state, kind } = touchpoint;
  const name = doc.say(touchpoint.name);
  const said = state ? names[state] : t("To decide");
  return (
    <div className={`${styles.card} ${styles[state ?? "open"]}`}>
      <KindMark kind={kind} />
      <PickButton
        look="bare"
        label={`${said}. ${t("State")}`}
        choices={STATES.map((one) => ({ id: one, label: names[one] }))}
        selected={state ? [state] : []}
        disabled={!doc.editable}
        onChange={([one]) => doc.edit(["touchpoints", id, "state"], one ?? null)}
      >
        {name}
      </PickButton>
    </div>
  );
}
