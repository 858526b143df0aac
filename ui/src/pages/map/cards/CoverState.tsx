import { Check } from "lucide-react";
import { useWords } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { stringOf } from "../model/shape.ts";
import { useTools } from "../state/tools.tsx";
import { coverWords } from "../words.ts";
import styles from "./card.module.css";

const TO_DO = new Set(["planned", "missing"]);

/** A state in words; covered, which most are, is a check mark: it must not fill the cards. */
function Said({ state, words }: { state: string; words: string | undefined }) {
  if (state !== "covered") return words;
  return (
    <span title={words}>
      <Check size={12} aria-hidden="true" />
      <span className="sr">{words}</span>
    </span>
  );
}

/** The state of a touchpoint, loud where somebody must act: a press opens the states to choose from. */
export function CoverState({ card }: { card: Card }) {
  const { t } = useWords();
  const { editable, store } = useTools();
  const state = stringOf(card.raw, "state") ?? "undecided";
  const words = coverWords(t)[state];
  const calm = TO_DO.has(state) ? "" : styles.calm;
  const look = `${styles.state} ${calm}`;
  if (!editable)
    return (
      <span className={look}>
        <Said state={state} words={words} />
      </span>
    );
  return (
    <button
      type="button"
      tabIndex={-1}
      className={look}
      aria-haspopup="menu"
      onClick={(event) =>
        store.set({ menu: { key: `state:${card.key}`, anchor: event.currentTarget } })
      }
    >
      <Said state={state} words={words} />
    </button>
  );
}
