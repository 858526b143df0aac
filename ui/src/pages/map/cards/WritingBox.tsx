// biome-ignore-all lint/a11y/noStaticElementInteractions: it only hears the keys of the text area inside.
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { Kbd } from "@/widgets/Kbd.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./card.module.css";

interface WritingBoxProps {
  label: string;
  first: string;
  /** Save; `leave` when the focus went elsewhere by itself. */
  onSave: (words: string, leave: boolean) => void;
  onCancel: () => void;
  edge?: string;
  children?: ReactNode;
}

/** Where the words of a card are typed: Enter saves, Esc leaves, and so does going elsewhere. */
export function WritingBox({ label, first, onSave, onCancel, edge, children }: WritingBoxProps) {
  const { t } = useWords();
  const [words, setWords] = useState(first);
  const done = useRef(false);
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => grow(area.current), []);
  useLayoutEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, []);
  const end = (act: () => void) => {
    if (done.current) return;
    done.current = true; // to act moves the focus, which would end it once more
    act();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") end(onCancel);
    else if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      end(() => onSave(words, false));
    }
  };
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) end(() => onSave(words, true));
  };
  return (
    <div className={`${styles.edit} ${edge ?? ""}`} onKeyDown={onKeyDown} onBlur={onBlur}>
      <textarea
        ref={area}
        rows={1}
        aria-label={label}
        value={words}
        maxLength={10_000}
        onChange={(event) => {
          setWords(event.target.value);
          grow(event.target);
        }}
      />
      {children}
      <div className={styles.keys} aria-hidden="true">
        <Kbd>{t("Enter")}</Kbd>
        <span>{t("saves")}</span>
        <Kbd>Esc</Kbd>
        <span>{t("leaves")}</span>
      </div>
    </div>
  );
}

function grow(area: HTMLTextAreaElement | null) {
  if (!area) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}
