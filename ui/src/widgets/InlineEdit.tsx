import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import styles from "./InlineEdit.module.css";

interface InlineEditProps {
  /** What the text is, for who does not see where it stands. */
  label: string;
  value: string;
  editable: boolean;
  /** Told when the words changed; empty words mean that nothing is there. */
  onSave: (words: string) => void;
  /** What stands there while it is empty. */
  placeholder?: string;
  /** Several lines: Shift + Enter begins a new one. */
  long?: boolean;
  className?: string;
  /** It begins open, as what has just been asked for. */
  open?: boolean;
  onClose?: () => void;
}

/** Words edited where they stand: Enter or a press opens, Enter keeps, Esc leaves them. */
export function InlineEdit(props: InlineEditProps) {
  const [open, setOpen] = useState(props.open ?? false);
  const button = useRef<HTMLButtonElement>(null);
  const back = useRef(false);
  useEffect(() => {
    if (!open && back.current) button.current?.focus();
    back.current = false;
  }, [open]);
  const shown = props.value || props.placeholder || "";
  const look = [styles.text, props.className, !props.value && styles.empty].filter(Boolean);
  if (!props.editable) return <span className={look.join(" ")}>{shown}</span>;
  if (open) {
    return (
      <Editor
        {...props}
        onClose={(elsewhere) => {
          back.current = !elsewhere;
          setOpen(false);
          props.onClose?.();
        }}
      />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      className={[...look, styles.button].join(" ")}
      onClick={() => setOpen(true)}
    >
      <span className="sr">{props.label}: </span>
      {shown}
    </button>
  );
}

type EditorProps = Omit<InlineEditProps, "onClose"> & { onClose: (elsewhere: boolean) => void };

function Editor({ label, value, long, className, onSave, onClose }: EditorProps) {
  const left = useRef(false);
  const leave = (words: string | null, elsewhere = false) => {
    if (left.current) return;
    left.current = true;
    if (words !== null && words.trim() !== value) onSave(words.trim());
    onClose(elsewhere);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") leave(null);
    if (event.key === "Enter" && !(long && event.shiftKey)) {
      event.preventDefault();
      leave(event.currentTarget.value);
    }
  };
  return (
    <textarea
      // biome-ignore lint/a11y/noAutofocus: it opens because it was asked for
      autoFocus
      rows={1}
      aria-label={label}
      className={[styles.editor, className].filter(Boolean).join(" ")}
      defaultValue={value}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={(event) => leave(event.currentTarget.value, true)}
    />
  );
}
