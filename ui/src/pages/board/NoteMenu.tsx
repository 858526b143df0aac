import { FolderInput, FolderPlus, Link2, MapPinPlus, Trash2 } from "lucide-react";
import type { Idea } from "@/journey/types.ts";
import { Actions } from "@/widgets/Actions.tsx";
import type { MenuEntry } from "@/widgets/Menu.tsx";
import { useWords } from "@/words/index.ts";
import { boardOf, moveNote, type Note } from "./model.ts";
import type { BoardActs } from "./useBoard.ts";

const STATES: readonly NonNullable<Idea["state"]>[] = ["chosen", "parked", "dropped"];

/** What can be done with a note without dragging it. */
export function NoteMenu({ note, board }: { note: Note; board: BoardActs }) {
  const { t } = useWords();
  const { doc } = board;
  if (!doc.editable) return null;
  const words = doc.say(note.text);
  const groups = boardOf(doc.document).groups ?? [];
  const acts: (MenuEntry | false)[] = [
    {
      ...{ id: "turn", label: t("Put on the map…"), icon: MapPinPlus },
      onAction: () => board.turn([note], note.text),
    },
    note.kind === "ideas" && {
      ...{ id: "link", label: t("Link to problems…"), icon: Link2 },
      onAction: () => board.link(note),
    },
    ...groups
      .filter((group) => group.id !== note.group)
      .map((group) => ({
        id: `to-${group.id}`,
        label: t("Move to {group}", { group: doc.say(group.name) }),
        icon: FolderInput,
        onAction: () => doc.apply(moveNote(note, group.id)),
      })),
    note.group !== undefined && {
      ...{ id: "loose", label: t("Take out of its group"), icon: FolderInput },
      onAction: () => doc.apply(moveNote(note, null)),
    },
    {
      ...{ id: "group", label: t("New group with it"), icon: FolderPlus },
      onAction: () => board.group([note]),
    },
    ...(note.kind === "ideas"
      ? STATES.filter((state) => state !== note.state).map((state) => ({
          id: state,
          label: t("Mark as: {state}", { state: board.states[state] }),
          onAction: () => doc.edit(["board", "ideas", note.id, "state"], state),
        }))
      : []),
    {
      ...{ id: "remove", label: t("Delete"), icon: Trash2, danger: true },
      onAction: () => doc.remove(["board", note.kind], note.id),
    },
  ];
  return <Actions label={t("Actions for “{words}”", { words })} acts={acts} />;
}
