import { useParams } from "@tanstack/react-router";
import { addNote, boardOf, type NoteKind } from "@/pages/board/model.ts";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";
import { Lines } from "../parts/Lines.tsx";
import { Part } from "../parts/Part.tsx";
import local from "./Steps.module.css";

/** Step 5: what is in the way, what could be done; the board is where it grows. */
export function IdeasStep() {
  const { t } = useWords();
  const doc = useDoc();
  const add = (kind: NoteKind) => (words: string) =>
    doc.apply(addNote(boardOf(doc.document), kind, words));
  const problems = [t("Nobody promises a delivery date")];
  const ideas = [t("A date that the customer chooses at checkout")];
  return (
    <>
      <Part
        question={t("What is in the customer’s way?")}
        help={t("One trouble a line, as customers tell it.")}
        samples={problems.map((words) => ({ words, use: () => add("problems")(words) }))}
      >
        <Notes doc={doc} kind="problems" onAdd={add("problems")} />
      </Part>
      <Part
        question={t("What could you do about it?")}
        help={t(
          "Many ideas first, judgement later. One idea may solve several problems: link them on the board.",
        )}
        samples={ideas.map((words) => ({ words, use: () => add("ideas")(words) }))}
      >
        <Notes doc={doc} kind="ideas" onAdd={add("ideas")} />
      </Part>
      <Part
        question={t("Which ideas go on the map?")}
        help={t(
          "On the board your team groups, votes, and turns notes into pains, opportunities, actions or tactics.",
        )}
      >
        <ToBoard doc={doc} />
      </Part>
    </>
  );
}

interface NotesProps {
  doc: Doc;
  kind: NoteKind;
  onAdd: (words: string) => void;
}

function Notes({ doc, kind, onAdd }: NotesProps) {
  const { t } = useWords();
  const notes = boardOf(doc.document)[kind] ?? [];
  return (
    <Lines
      what={kind === "problems" ? t("Problem") : t("Idea")}
      placeholder={kind === "problems" ? t("A trouble") : t("An idea")}
      editable={doc.editable}
      lines={notes.map((one) => ({ id: one.id, words: doc.say(one.text) }))}
      onAdd={onAdd}
      onEdit={(id, words) => {
        const old = notes.find((one) => one.id === id)?.text;
        doc.edit(["board", kind, id, "text"], doc.write(words, old));
      }}
      onRemove={(id) => doc.remove(["board", kind], id)}
    />
  );
}

function ToBoard({ doc }: { doc: Doc }) {
  const { t } = useWords();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const opportunities = doc.document.opportunities ?? [];
  return (
    <>
      <div className={local.first}>
        <LinkButton to="/w/$workspace/j/$journey/board" params={{ workspace, journey }}>
          {t("Open the board")}
        </LinkButton>
      </div>
      <ul className={local.made}>
        {opportunities.map((one) => (
          <li key={one.id}>{doc.say(one.text)}</li>
        ))}
      </ul>
    </>
  );
}
