import { GradeGlyph } from "@/parts/GradeGlyph.tsx";
import { TouchpointGlyph, type TouchpointKind } from "@/widgets/TouchpointGlyph.tsx";
import { useWords } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { stringOf } from "../model/shape.ts";
import { useText } from "../state/text.ts";
import { useTools } from "../state/tools.tsx";
import { coverWords, mediaWords } from "../words.ts";
import { CommentCount } from "./CommentCount.tsx";
import styles from "./card.module.css";
import { TouchpointShare } from "./TouchpointShare.tsx";

const DASHED = new Set(["planned", "missing"]);

/** A touchpoint: kind, name, channel and media, and its state where somebody must act. */
export function TouchpointFace({ card, raised }: { card: Card; raised: string | undefined }) {
  const { t } = useWords();
  const text = useText();
  const kind = stringOf(card.raw, "kind");
  const state = stringOf(card.raw, "state");
  const channel = stringOf(card.raw, "channel");
  const media = stringOf(card.raw, "media");
  const small = [channel && text.channel(channel), media && mediaWords(t)[media]].filter(Boolean);
  const look = [
    styles.card,
    styles.touchpoint,
    DASHED.has(state ?? "") && styles.guess,
    state === "retired" && styles.retired,
    raised,
  ];
  return (
    <div className={look.filter(Boolean).join(" ")}>
      <TouchpointGlyph kind={kind as TouchpointKind | undefined} />
      <div className="grow">
        <div>{card.text}</div>
        <div className="s muted">
          {small.join(" · ")}
          {small.length > 0 && state !== "covered" && " · "}
          {state !== "covered" && <StateButton card={card} state={state ?? "undecided"} />}
        </div>
        <TouchpointShare card={card} />
      </div>
      <CommentCount element={card.element} />
      {card.grade !== "hypothesis" && <GradeGlyph grade={card.grade} />}
    </div>
  );
}

/** The state of a touchpoint that is not covered: a press opens the states to choose from. */
function StateButton({ card, state }: { card: Card; state: string }) {
  const { t } = useWords();
  const { editable, store } = useTools();
  const words = coverWords(t)[state];
  const calm = state === "undecided" || state === "retired" ? styles.calm : styles.state;
  if (!editable) return <span className={calm}>{words}</span>;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${styles.state} ${calm}`}
      aria-haspopup="menu"
      onClick={(event) =>
        store.set({ menu: { key: `state:${card.key}`, anchor: event.currentTarget } })
      }
    >
      {words}
    </button>
  );
}
