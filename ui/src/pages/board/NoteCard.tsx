import { useDraggable } from "@dnd-kit/core";
import { GripVertical, Lightbulb, ThumbsUp, TriangleAlert } from "lucide-react";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Board.module.css";
import { Links } from "./Links.tsx";
import type { Note } from "./model.ts";
import { NoteMenu } from "./NoteMenu.tsx";
import type { BoardActs } from "./useBoard.ts";

interface NoteCardProps {
  note: Note;
  board: BoardActs;
}

/** A note: its words, who had it, its votes, and what it is linked to. */
export function NoteCard({ note, board }: NoteCardProps) {
  const { t } = useWords();
  const { doc, lit } = board;
  const words = doc.say(note.text);
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: note.id,
    disabled: !doc.editable,
    data: { words },
  });
  const problem = note.kind === "problems";
  const looks = [
    styles.note,
    problem ? styles.problem : styles.idea,
    isDragging && styles.lifted,
    lit.has(note.id) && styles.lit,
    !problem && note.state === "dropped" && styles.dropped,
  ];
  const Icon = problem ? TriangleAlert : Lightbulb;
  return (
    <li ref={setNodeRef} className={looks.filter(Boolean).join(" ")}>
      <div className={styles.top}>
        <Icon size={14} strokeWidth={1.5} className={styles.sign} aria-hidden="true" />
        <span className="s muted grow">
          {problem ? t("Problem {n}", { n: board.number(note.id) }) : t("Idea")}
          {!problem && note.state && note.state !== "new" && ` · ${board.states[note.state]}`}
        </span>
        {doc.editable && (
          <button
            ref={setActivatorNodeRef}
            type="button"
            className={styles.grip}
            {...attributes}
            {...listeners}
            aria-label={t("Move “{words}”", { words })}
          >
            <GripVertical size={14} aria-hidden="true" />
          </button>
        )}
        <NoteMenu note={note} board={board} />
      </div>
      <InlineEdit
        long
        label={problem ? t("Problem") : t("Idea")}
        value={words}
        editable={doc.editable}
        onSave={(next) =>
          next
            ? doc.edit(["board", note.kind, note.id, "text"], doc.write(next, note.text))
            : doc.remove(["board", note.kind], note.id)
        }
      />
      <Links note={note} board={board} />
      <div className={styles.foot}>
        <span className="s muted grow clip">
          {[doc.say(note.keyword), !problem && doc.say(note.by)].filter(Boolean).join(" · ")}
        </span>
        <Vote note={note} board={board} words={words} />
      </div>
    </li>
  );
}

function Vote({ note, board, words }: NoteCardProps & { words: string }) {
  const { t } = useWords();
  const { votes } = board;
  const mine = votes.mine.has(note.id);
  const count = note.votes ?? 0;
  const said = t("{n, plural, one {# vote} other {# votes}}", { n: count });
  return (
    <button
      type="button"
      className={styles.vote}
      aria-pressed={mine}
      disabled={!board.mayVote || votes.isPending}
      aria-label={`${said}: ${words}`}
      title={mine ? t("Take the vote back") : t("Vote")}
      onClick={() => votes.vote(note.id)}
    >
      <ThumbsUp size={14} strokeWidth={mine ? 2.25 : 1.5} aria-hidden="true" /> {count}
    </button>
  );
}
