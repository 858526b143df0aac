import { Check, CircleHelp, Paperclip } from "lucide-react";
import { useWords } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { isThing, listOf, stringOf } from "../model/shape.ts";
import { Graded } from "../ui/Graded.tsx";
import { CommentCount } from "./CommentCount.tsx";
import styles from "./card.module.css";

/** A goal, a question, a piece of work or a remark. */
export function ClaimFace({ card }: { card: Card }) {
  return (
    <>
      {card.lane === "questions" ? <Question card={card} /> : <p>{card.text}</p>}
      <div className={styles.foot}>
        <Label card={card} />
        {card.lane !== "notes" && <Graded grade={card.grade} />}
        <Evidence count={listOf(card.raw, "evidence").length} />
        <CommentCount element={card.element} />
      </div>
    </>
  );
}

function Question({ card }: { card: Card }) {
  const { t } = useWords();
  const answered = isThing(card.raw) ? card.raw.answered : undefined;
  return (
    <p className={styles.question}>
      {answered === true && (
        <Check
          size={14}
          className={`${styles.answer} good`}
          role="img"
          aria-label={t("answered")}
        />
      )}
      {answered !== true && (
        <CircleHelp
          size={14}
          className={`${styles.answer} ${answered === false ? "loss" : "muted"}`}
          role="img"
          aria-label={answered === false ? t("not answered") : t("not known whether answered")}
        />
      )}
      <span>{card.text}</span>
    </p>
  );
}

function Label({ card }: { card: Card }) {
  const { t, date } = useWords();
  if (card.id === "customer_goal") return <span>{t("of the customer")}</span>;
  if (card.id === "business_goal") return <span>{t("of the company")}</span>;
  const day = card.lane === "notes" ? stringOf(card.raw, "date") : undefined;
  return day ? <span>{date(day)}</span> : null;
}

/** How many pieces of evidence stand behind a claim. */
export function Evidence({ count }: { count: number }) {
  const { t, number } = useWords();
  if (count === 0) return null;
  const said = t("{n, plural, one {# piece of evidence} other {# pieces of evidence}}", {
    n: count,
  });
  return (
    <span className={styles.end} title={said}>
      <Paperclip size={12} aria-hidden="true" />
      <span aria-hidden="true">{number(count)}</span>
      <span className="sr">{said}</span>
    </span>
  );
}
