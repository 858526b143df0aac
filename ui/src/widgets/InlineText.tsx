import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import styles from "./InlineText.module.css";

interface InlineTextProps {
  /** What it is, for those who do not see where it stands. */
  label: string;
  value: string;
  onSave: (text: string) => void;
  multiline?: boolean;
  placeholder?: string;
  canEdit?: boolean;
  /** Called when writing begins and ends: presence. */
  onEditing?: (editing: boolean) => void;
  /** Begin writing at once: a card just added. */
  begin?: boolean;
  /** Nothing is saved as empty unless it may be. */
  mayBeEmpty?: boolean;
}

function Field(props: InlineTextProps & { close: () => void }) {
  const { label, value, onSave, multiline, placeholder, mayBeEmpty, close } = props;
  const [text, setText] = useState(value);
  const field = useRef<HTMLTextAreaElement>(null);
  const left = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const leave = (save: boolean) => {
    if (left.current) return;
    left.current = true;
    const typed = text.trim();
    if (save && typed !== value && (typed || mayBeEmpty)) onSave(typed);
    close();
  };
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      leave(false);
    } else if (event.key === "Enter" && !(multiline && event.shiftKey)) {
      event.preventDefault();
      leave(true);
    }
  };
  return (
    <textarea
      ref={field}
      className={styles.field}
      aria-label={label}
      value={text}
      rows={1}
      placeholder={placeholder}
      onChange={(event) =>
        setText(multiline ? event.target.value : event.target.value.replace(/\n/g, " "))
      }
      onKeyDown={press}
      onBlur={() => leave(true)}
    />
  );
}

/** A text that is edited where it stands: Enter edits and saves, Esc leaves it as it was. */
export function InlineText(props: InlineTextProps) {
  const { label, value, placeholder = "–", canEdit = true, onEditing, begin = false } = props;
  const [editing, setEditing] = useState(begin);
  const shown = useRef<HTMLButtonElement>(null);
  const turn = (now: boolean) => {
    setEditing(now);
    onEditing?.(now);
    if (!now) requestAnimationFrame(() => shown.current?.focus());
  };
  if (editing && canEdit) return <Field {...props} close={() => turn(false)} />;
  const text = value || <span className="muted">{placeholder}</span>;
  if (!canEdit) return <span className={styles.text}>{text}</span>;
  return (
    <button
      type="button"
      ref={shown}
      className={`${styles.text} ${styles.button}`}
      aria-label={value ? `${label}: ${value}` : label}
      onClick={() => turn(true)}
    >
      {text}
    </button>
  );
}
