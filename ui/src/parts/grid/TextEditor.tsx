import { type KeyboardEvent, useRef } from "react";
import styles from "./TextEditor.module.css";

interface TextEditorProps {
  label: string;
  value: string;
  /** Words offered while typing: owners, teams, channels that are known. */
  offered?: readonly string[];
  onSave: (value: string) => void;
  onClose: (elsewhere?: boolean) => void;
}

/** A cell that is being typed in: Enter keeps, Esc leaves it as it was. */
export function TextEditor({ label, value, offered, onSave, onClose }: TextEditorProps) {
  const left = useRef(false);
  const leave = (text: string | null, elsewhere = false) => {
    if (left.current) return;
    left.current = true;
    if (text !== null && text.trim() !== value) onSave(text.trim());
    onClose(elsewhere);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) leave(event.currentTarget.value);
    else if (event.key === "Escape") leave(null);
    event.stopPropagation();
  };
  const list = offered?.length ? `${label}-offered` : undefined;
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the cell was asked to be edited
        autoFocus
        className={styles.input}
        aria-label={label}
        defaultValue={value}
        list={list}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onBlur={(event) => leave(event.currentTarget.value, true)}
      />
      {list && (
        <datalist id={list}>
          {offered?.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
}
