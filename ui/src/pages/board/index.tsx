import { useNavigate, useSearch } from "@tanstack/react-router";
import { FolderPlus, StickyNote } from "lucide-react";
import { Page } from "@/app/Page.tsx";
import { Button } from "@/widgets/Button.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Board.module.css";
import { Carrying } from "./Carrying.tsx";
import { Column } from "./Column.tsx";
import { Keywords, Prompt } from "./Keywords.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { addGroup, boardOf, columnsOf, type Note, notesOf } from "./model.ts";
import { Timer } from "./Timer.tsx";
import { TurnDialog } from "./TurnDialog.tsx";
import { useBoard } from "./useBoard.ts";

/** The brainstorm board: keywords lead it, notes are grouped and voted, and end on the map. */
export default function BoardPage() {
  const { t } = useWords();
  const board = useBoard();
  const { doc } = board;
  const [keyword, choose] = useKeyword();
  const all = boardOf(doc.document);
  const keep = (note: Note) => !keyword || doc.say(note.keyword) === keyword;
  const columns = columnsOf(all, keep);
  const empty = notesOf(all).length === 0;
  return (
    <Page
      title={t("Board")}
      crumb={doc.say(doc.document.title)}
      actions={<Timer editable={doc.editable} />}
      bar={<Keywords doc={doc} now={keyword} choose={choose} />}
      bleed
    >
      <div className={styles.board}>
        <div className={styles.lead}>
          <Prompt keyword={keyword} />
          {doc.editable && (
            <Button
              icon={<FolderPlus size={16} strokeWidth={1.5} aria-hidden />}
              onPress={() => doc.apply(addGroup(all, t("New group")))}
            >
              {t("New group")}
            </Button>
          )}
        </div>
        {empty && (
          <EmptyState
            title={t("No notes yet")}
            icon={<StickyNote size={24} strokeWidth={1.5} aria-hidden />}
          >
            {doc.editable
              ? t("Choose a keyword, start the timer, and write problems and ideas below.")
              : t("Here you will see the problems and ideas of your team.")}
          </EmptyState>
        )}
        <Carrying board={board}>
          <div className={styles.columns}>
            {columns.map((column) => (
              <Column
                key={column.group?.id ?? ""}
                column={column}
                board={board}
                keyword={keyword}
              />
            ))}
          </div>
        </Carrying>
      </div>
      {board.turning && <TurnDialog key="turn" board={board} turn={board.turning} />}
      {board.linking && <LinkDialog key="link" board={board} idea={board.linking} />}
    </Page>
  );
}

/** The keyword stands in the address. */
function useKeyword() {
  const { keyword = null } = useSearch({ strict: false }) as { keyword?: string };
  const navigate = useNavigate();
  const choose = (next: string | null) =>
    void navigate({ to: ".", search: next ? { keyword: next } : {}, replace: true });
  return [keyword, choose] as const;
}
