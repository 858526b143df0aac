import type { Cost } from "@/journey/types.ts";
import { costText } from "@/parts/costText.ts";
import { useWords } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { isGraded } from "../model/edits.ts";
import { isThing, numberOf, stringOf } from "../model/shape.ts";
import { useText } from "../state/text.ts";
import { Graded } from "../ui/Graded.tsx";
import { stateWords } from "../words.ts";
import { CommentCount } from "./CommentCount.tsx";
import styles from "./card.module.css";

/** A pain, high point, opportunity, action or tactic. */
export function ConcernFace({ card }: { card: Card }) {
  const words = useWords();
  const { say } = useText();
  const raw = isThing(card.raw) ? card.raw : {};
  const state = stringOf(raw, "state");
  const who = say(raw.owner) || say(raw.team);
  const small = [state && stateWords(words.t)[state], who, when(raw, words.date)];
  const cost = costText(raw.cost as Cost | undefined, words);
  return (
    <>
      <p>{card.text}</p>
      <div className={styles.foot}>
        {isGraded(card) && card.lane !== "opportunities" && <Graded grade={card.grade} />}
        <span>{small.filter(Boolean).join(", ")}</span>
        <CommentCount element={card.element} />
        {cost && <span className={styles.money}>{cost}</span>}
        <Points raw={raw} />
      </div>
    </>
  );
}

function when(raw: Record<string, unknown>, date: (day: string) => string): string {
  const day = stringOf(raw, "due") ?? stringOf(raw, "starts");
  return day ? date(day) : "";
}

/** Severity or effort, when nobody knows the cost. */
function Points({ raw }: { raw: Record<string, unknown> }) {
  const { t } = useWords();
  const severity = numberOf(raw, "severity");
  const effort = numberOf(raw, "effort");
  if (severity !== undefined && !raw.cost) {
    return <span className={styles.end}>{t("severity {n} of 5", { n: severity })}</span>;
  }
  return effort === undefined ? null : (
    <span className={styles.end}>{t("effort {n} of 5", { n: effort })}</span>
  );
}
