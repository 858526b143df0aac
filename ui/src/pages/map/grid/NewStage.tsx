// biome-ignore-all lint/a11y/useSemanticElements: a grid walked with the arrows; its rows are CSS grids, not a table.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the cards inside the cells.
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "@/words/index.ts";
import { useTools } from "../state/tools.tsx";
import styles from "./heads.module.css";

/** The name of a new stage being typed, before another stage or at the end. */
export function NewStage() {
  const { t } = useWords();
  const { store, actions, focus } = useTools();
  const before = store.get().draft?.stage || null;
  const close = (name: string) => {
    store.set({ draft: null });
    focus(name.trim() ? actions.addStage(name, before) : (store.get().current ?? ""));
  };
  return (
    <div role="columnheader" className={`${styles.head} ${styles.fresh}`}>
      <NameField label={t("Name of the new stage")} first="" onEnd={(name) => close(name ?? "")} />
    </div>
  );
}

interface NameFieldProps {
  label: string;
  first: string;
  /** The new name, or null when it was left as it is. */
  onEnd: (name: string | null, leave: boolean) => void;
}

/** A name typed in place: Enter saves, Esc leaves. */
export function NameField({ label, first, onEnd }: NameFieldProps) {
  const [name, setName] = useState(first);
  const done = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const end = (value: string | null, leave = false) => {
    if (done.current) return;
    done.current = true; // to end moves the focus, which would end it once more
    onEnd(value, leave);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") end(null);
    if (event.key === "Enter" && !event.nativeEvent.isComposing) end(name);
  };
  return (
    <input
      ref={input}
      className={styles.name}
      aria-label={label}
      value={name}
      maxLength={200}
      onChange={(event) => setName(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => end(name, true)}
    />
  );
}
