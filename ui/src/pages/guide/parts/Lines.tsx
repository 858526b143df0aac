import { X } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/widgets/Button.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { IconOnly } from "./IconOnly.tsx";
import styles from "./Part.module.css";

export interface Line {
  id: string;
  words: string;
  /** What else is asked of it, beside its words. */
  extra?: ReactNode;
}

interface LinesProps {
  /** What one of them is: "Objective". */
  what: string;
  /** What the empty line asks for. */
  placeholder: string;
  lines: readonly Line[];
  editable: boolean;
  onAdd: (words: string) => void;
  onEdit: (id: string, words: string) => void;
  onRemove: (id: string) => void;
}

/** Several answers, one a line: edited where they stand, a new one below them. */
export function Lines(props: LinesProps) {
  const { what, placeholder, lines, editable, onAdd, onEdit, onRemove } = props;
  const { t } = useWords();
  return (
    <>
      <ul className={styles.lines} aria-label={what}>
        {lines.map((line) => (
          <li key={line.id} className={styles.line}>
            <InlineEdit
              label={what}
              value={line.words}
              editable={editable}
              onSave={(words) => (words ? onEdit(line.id, words) : onRemove(line.id))}
            />
            <span className={styles.extra}>{line.extra}</span>
            {editable && (
              <IconOnly
                label={t("Remove “{words}”", { words: line.words })}
                onPress={() => onRemove(line.id)}
              >
                <X size={16} strokeWidth={1.5} aria-hidden="true" />
              </IconOnly>
            )}
          </li>
        ))}
      </ul>
      {editable && <AddLine what={what} placeholder={placeholder} onAdd={onAdd} />}
    </>
  );
}

interface AddLineProps {
  what: string;
  placeholder: string;
  onAdd: (words: string) => void;
}

/** An empty line: Enter adds what was written and waits for the next. */
export function AddLine({ what, placeholder, onAdd }: AddLineProps) {
  const { t } = useWords();
  const [words, setWords] = useState("");
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim()) onAdd(words.trim());
    setWords("");
  };
  return (
    <form className={styles.add} onSubmit={add}>
      <input
        className={styles.input}
        aria-label={t("New: {what}", { what })}
        placeholder={placeholder}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="submit" isDisabled={!words.trim()}>
        {t("Add")}
      </Button>
    </form>
  );
}
