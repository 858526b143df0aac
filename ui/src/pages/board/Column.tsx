import { useDroppable } from "@dnd-kit/core";
import { FolderX, MapPinPlus } from "lucide-react";
import { useState } from "react";
import { useSession } from "@/app/session.tsx";
import { Actions } from "@/widgets/Actions.tsx";
import { Button } from "@/widgets/Button.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import type { MenuEntry } from "@/widgets/Menu.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Board.module.css";
import { addNote, boardOf, type NoteKind, type Column as OneColumn } from "./model.ts";
import { NoteCard } from "./NoteCard.tsx";
import type { BoardActs } from "./useBoard.ts";

export const LOOSE = " loose";

interface ColumnProps {
  column: OneColumn;
  board: BoardActs;
  keyword: string | null;
}

/** A group with its notes, or the notes without one; a note is dropped here. */
export function Column({ column, board, keyword }: ColumnProps) {
  const { t } = useWords();
  const { doc } = board;
  const { group, notes } = column;
  const name = group ? doc.say(group.name) : t("Without a group");
  const { setNodeRef, isOver } = useDroppable({ id: group?.id ?? LOOSE, data: { name } });
  return (
    <section
      ref={setNodeRef}
      aria-label={name}
      className={[styles.column, isOver && styles.over].filter(Boolean).join(" ")}
    >
      <header className={styles.head}>
        <h2 className="grow">
          {group ? (
            <InlineEdit
              label={t("Group")}
              value={name}
              editable={doc.editable}
              onSave={(words) =>
                words &&
                doc.edit(["board", "groups", group.id, "name"], doc.write(words, group.name))
              }
            />
          ) : (
            name
          )}
        </h2>
        <span className="s muted">{notes.length}</span>
        {group && doc.editable && <GroupMenu column={column} board={board} />}
      </header>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <NoteCard key={`${note.kind} ${note.id}`} note={note} board={board} />
        ))}
      </ul>
      {doc.editable && <NewNote board={board} group={group?.id} keyword={keyword} />}
    </section>
  );
}

function GroupMenu({ column, board }: { column: OneColumn; board: BoardActs }) {
  const { t } = useWords();
  const { group, notes } = column;
  if (!group) return null;
  const acts: MenuEntry[] = [
    {
      ...{ id: "turn", label: t("Put on the map…"), icon: MapPinPlus },
      disabled: notes.length === 0,
      onAction: () => board.turn(notes, group.name),
    },
    {
      ...{
        id: "remove",
        label: t("Dissolve the group"),
        icon: FolderX,
        danger: true,
      },
      onAction: () => board.doc.remove(["board", "groups"], group.id),
    },
  ];
  return (
    <Actions label={t("Actions for “{words}”", { words: board.doc.say(group.name) })} acts={acts} />
  );
}

interface NewNoteProps {
  board: BoardActs;
  group: string | undefined;
  keyword: string | null;
}

/** Two ways to begin a note at the end of a column. */
function NewNote({ board, group, keyword }: NewNoteProps) {
  const { t } = useWords();
  const { user } = useSession();
  const [kind, begin] = useState<NoteKind | null>(null);
  const { doc } = board;
  const save = (words: string) => {
    if (!kind || !words) return;
    const more = { group, keyword: keyword ?? undefined, by: user.name };
    const operation = addNote(boardOf(doc.document), kind, words, more);
    const text = doc.write(words);
    const value = { ...(operation.value as object), text };
    doc.apply({ op: "add", path: ["board", kind], value });
  };
  if (kind) {
    return (
      <InlineEdit
        open
        editable
        long
        label={kind === "problems" ? t("New problem") : t("New idea")}
        value=""
        className={styles.writing}
        onSave={save}
        onClose={() => begin(null)}
      />
    );
  }
  return (
    <div className={styles.begin}>
      <Button look="quiet" onPress={() => begin("problems")}>
        {t("+ Problem")}
      </Button>
      <Button look="quiet" onPress={() => begin("ideas")}>
        {t("+ Idea")}
      </Button>
    </div>
  );
}
