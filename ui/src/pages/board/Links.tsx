import { useWords } from "@/words/index.ts";
import styles from "./Board.module.css";
import { boardOf, type Note, solvedBy } from "./model.ts";
import type { BoardActs } from "./useBoard.ts";

/** What a note is tied to: the problems an idea solves, the ideas for a problem, things on the map. */
export function Links({ note, board }: { note: Note; board: BoardActs }) {
  const { t } = useWords();
  const { doc, light } = board;
  const all = boardOf(doc.document);
  const tied =
    note.kind === "ideas" ? (note.solves ?? []) : solvedBy(all, note.id).map((one) => one.id);
  const made = onMap(note, board);
  if (tied.length === 0 && made.length === 0) return null;
  const show = () => light([note.id, ...tied]);
  const hide = () => light([]);
  const said =
    note.kind === "ideas"
      ? t("solves {problems}", {
          problems: tied.map((one) => t("problem {n}", { n: board.number(one) })).join(", "),
        })
      : t("{n, plural, one {# idea for it} other {# ideas for it}}", { n: tied.length });
  return (
    <p className={styles.links}>
      {tied.length > 0 && (
        <button
          type="button"
          className={styles.link}
          onMouseEnter={show}
          onMouseLeave={hide}
          onFocus={show}
          onBlur={hide}
          onClick={show}
        >
          {said}
        </button>
      )}
      {made.map((one) => (
        <span key={one} className="s muted">
          {one}
        </span>
      ))}
    </p>
  );
}

/** What a note has become on the map. */
function onMap(note: Note, { doc, onTheMap }: BoardActs): string[] {
  if (note.kind === "problems") return note.pains?.length ? [onTheMap.pain] : [];
  const taken = doc.document.opportunities?.some((one) => one.ideas?.includes(note.id));
  return taken ? [onTheMap.opportunity] : [];
}
