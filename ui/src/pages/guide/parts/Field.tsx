import { type KeyboardEvent, useEffect, useState } from "react";
import styles from "./Part.module.css";

interface FieldProps {
  label: string;
  value: string;
  editable: boolean;
  placeholder?: string;
  type?: "text" | "number";
  long?: boolean;
  onSave: (words: string) => void;
}

/** A field that is kept when one leaves it, or by Enter. */
export function Field({ label, value, editable, placeholder, type, long, onSave }: FieldProps) {
  const [words, setWords] = useState(value);
  useEffect(() => setWords(value), [value]);
  const keep = () => {
    if (words.trim() !== value) onSave(words.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") setWords(value);
    if (event.key === "Enter" && !(long && event.shiftKey)) {
      event.preventDefault();
      event.currentTarget.blur();
    }
  };
  const shared = {
    ...{ "aria-label": label, value: words, placeholder, readOnly: !editable },
    ...{ onBlur: keep, onKeyDown },
  };
  if (long) {
    return (
      <textarea
        {...shared}
        className={styles.area}
        onChange={(event) => setWords(event.target.value)}
      />
    );
  }
  return (
    <input
      {...shared}
      type={type ?? "text"}
      className={styles.input}
      onChange={(event) => setWords(event.target.value)}
    />
  );
}
