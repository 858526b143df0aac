import { useWords } from "@/words/index.ts";
import { TouchpointParts } from "../difference/CardParts.tsx";
import type { Card } from "../model/cards.ts";
import { stringOf } from "../model/shape.ts";
import { type TouchpointFigures, useLayer, useTouchpointFigures } from "../state/figures.ts";
import { coverWords } from "../words.ts";
import { CommentCount } from "./CommentCount.tsx";
import styles from "./card.module.css";
import { Glyph, lookOf } from "./touchpointLook.tsx";

/** A touchpoint in one line: how many of the stage's people met it; below, what goes with it. */
export function TouchpointMet({ card, raised }: { card: Card; raised: string | undefined }) {
  const row = useTouchpointFigures(card);
  const layer = useLayer();
  const parting = layer === "difference";
  return (
    <div className={lookOf(card, raised, styles.compact)}>
      <Glyph card={card} />
      <div className="grow">
        <div className={styles.met}>
          <span className={parting ? "grow" : "grow clip"} title={card.text}>
            {card.text}
          </span>
          <CommentCount element={card.element} />
          <Met row={row} />
        </div>
        {parting || !row?.events ? <Undone card={card} /> : <Effect row={row} />}
        {parting && <TouchpointParts card={card} />}
      </div>
      {!parting && row?.events ? <Reach share={row.reach ?? 0} /> : null}
    </div>
  );
}

/** The state, where nobody looks after the touchpoint. */
function Undone({ card }: { card: Card }) {
  const { t } = useWords();
  const state = stringOf(card.raw, "state") ?? "undecided";
  return state === "covered" ? null : <div className="s muted">{coverWords(t)[state]}</div>;
}

/** The share of the stage's people; how many where they are few. */
function Met({ row }: { row: TouchpointFigures | null }) {
  const { t, share, number } = useWords();
  if (!row?.events) {
    return (
      <span className="muted" title={t("not measured yet")}>
        –
      </span>
    );
  }
  const few = row.few || row.reach === null;
  return (
    <b className={few ? "muted nowrap" : "nowrap"}>
      {few ? `n ${number(row.people ?? 0)}` : share(row.reach)}
    </b>
  );
}

/** What goes with meeting it, where that is sure. */
function Effect({ row }: { row: TouchpointFigures }) {
  const { t, points } = useWords();
  if (row.difference === null || row.few) return null;
  const up = (row.difference_low ?? 0) > 0;
  if (!up && (row.difference_high ?? 0) >= 0) return null;
  return (
    <div className={`s ${up ? "good" : "loss"}`}>
      {t("{points} progress", { points: points(row.difference) })}
      <span className="sr">{t("Progress that goes with it, not because of it")}</span>
    </div>
  );
}

function Reach({ share }: { share: number }) {
  return (
    <span className={styles.reach} aria-hidden="true">
      <span style={{ width: `${Math.min(share, 1) * 100}%` }} />
    </span>
  );
}
