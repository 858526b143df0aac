import { MessageSquare } from "lucide-react";
import { useWords } from "@/words/index.ts";
import { useCommentsOf } from "../state/extras.ts";
import styles from "./card.module.css";

/** The open comments on an element, when there are any. */
export function CommentCount({ element }: { element: string }) {
  const { t, number } = useWords();
  const count = useCommentsOf(element);
  if (count === 0) return null;
  const said = t("{n, plural, one {# comment} other {# comments}}", { n: count });
  return (
    <span className={styles.comments} title={said}>
      <MessageSquare size={14} aria-hidden="true" />
      <span aria-hidden="true">{number(count)}</span>
      <span className="sr">{said}</span>
    </span>
  );
}
