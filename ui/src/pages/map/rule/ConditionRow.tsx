import { ChevronDown, ChevronRight, X } from "lucide-react";
import { Button as Bare } from "react-aria-components";
import type { Seen } from "@/api/types.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { ConditionEditor } from "./ConditionEditor.tsx";
import type { Condition } from "./draft.ts";
import { useNames } from "./names.ts";
import styles from "./rule.module.css";
import { detailOf, titleOf } from "./summary.ts";

interface Props {
  line: Condition;
  people: number | undefined;
  /** It is another than in the rule of today. */
  changed: boolean;
  open: boolean;
  readOnly: boolean;
  seen: Seen | undefined;
  onOpen: () => void;
  onChange: (line: Condition) => void;
  onRemove: () => void;
}

/** One line of a rule: what it asks and how many people it has; opened, it is edited in place. */
export function ConditionRow(props: Props) {
  const { line, people, changed, open, readOnly, seen, onOpen, onChange, onRemove } = props;
  const words = useWords();
  const { t, number } = words;
  const title = titleOf(line, useNames(), words);
  const fixed = readOnly || Boolean(line.kept);
  return (
    <li className={styles.condition} data-changed={changed || undefined}>
      <div className={styles.line}>
        <Bare
          className={styles.open}
          onPress={onOpen}
          isDisabled={fixed}
          aria-expanded={fixed ? undefined : open}
        >
          {fixed ? null : open ? (
            <ChevronDown size={14} aria-hidden />
          ) : (
            <ChevronRight size={14} aria-hidden />
          )}
          <span className={styles.said}>
            <span>{title}</span>
            <span className="muted s">{detailOf(line, words)}</span>
          </span>
        </Bare>
        <span className={styles.people} title={t("People with such an event in the period")}>
          {people === undefined ? "" : number(people)}
        </span>
        {!readOnly && (
          <Button look="quiet" aria-label={t("Remove {what}", { what: title })} onPress={onRemove}>
            <X size={14} aria-hidden />
          </Button>
        )}
      </div>
      {open && !fixed && <ConditionEditor line={line} seen={seen} onChange={onChange} />}
    </li>
  );
}
