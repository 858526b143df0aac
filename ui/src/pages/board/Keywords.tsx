import { Plus, X } from "lucide-react";
import { useState } from "react";
import type { Text } from "@/journey/types.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Board.module.css";
import { keywordsOf, type ProposedKeyword } from "./keywords.ts";
import { boardOf } from "./model.ts";

interface KeywordsProps {
  doc: Doc;
  now: string | null;
  choose: (keyword: string | null) => void;
}

/** The words the board is led by: one is thought about at a time, with a question to begin. */
export function Keywords({ doc, now, choose }: KeywordsProps) {
  const { t } = useWords();
  const keywords = boardOf(doc.document).keywords ?? [];
  const [writing, write] = useState(false);
  const add = (words: Text | null) => words && doc.add(["board", "keywords"], words);
  return (
    <section className={styles.keywords} aria-label={t("Keywords")}>
      <span className="s muted">{t("Keywords")}</span>
      <Chip label={t("All")} on={now === null} press={() => choose(null)} />
      {keywords.map((one, place) => {
        const words = doc.say(one);
        return (
          <span key={words} className={styles.keyword}>
            <Chip
              label={words}
              on={now === words}
              press={() => choose(now === words ? null : words)}
            />
            {doc.editable && now === words && (
              <button
                type="button"
                className={styles.tiny}
                aria-label={t("Remove the keyword “{words}”", { words })}
                onClick={() => {
                  choose(null);
                  doc.remove(["board", "keywords"], place);
                }}
              >
                <X size={14} aria-hidden="true" />
              </button>
            )}
          </span>
        );
      })}
      {writing && (
        <InlineEdit
          open
          editable
          label={t("New keyword")}
          value=""
          onSave={(words) => add(doc.write(words))}
          onClose={() => write(false)}
        />
      )}
      {doc.editable && !writing && (
        <>
          <button type="button" className={styles.tiny} onClick={() => write(true)}>
            <Plus size={14} aria-hidden="true" />
            <span className="sr">{t("Add a keyword")}</span>
          </button>
          <Proposed doc={doc} add={add} />
        </>
      )}
    </section>
  );
}

function Chip({ label, on, press }: { label: string; on: boolean; press: () => void }) {
  return (
    <button type="button" className={styles.chip} aria-pressed={on} onClick={press}>
      {label}
    </button>
  );
}

/** Words that the map offers: its open questions, pains, gaps and stages. */
function Proposed({ doc, add }: { doc: Doc; add: (words: Text) => void }) {
  const { t } = useWords();
  const found = keywordsOf(doc.document);
  const from: Record<ProposedKeyword["from"], string> = {
    question: t("Question"),
    pain: t("Pain point"),
    touchpoint: t("Not covered"),
    stage: t("Stage"),
  };
  if (found.length === 0) return null;
  return (
    <PickButton
      look="bare"
      label={t("Keywords from the map")}
      choices={found.map((one, place) => ({
        id: String(place),
        label: `${doc.say(one.words)} · ${from[one.from]}`,
      }))}
      selected={[]}
      onChange={([place]) => {
        const one = found[Number(place)];
        if (one) add(one.words);
      }}
    >
      {t("From the map")}
    </PickButton>
  );
}

/** A question that gets thoughts going about a keyword; another one each time it is asked. */
export function Prompt({ keyword }: { keyword: string | null }) {
  const { t } = useWords();
  const [turn, setTurn] = useState(0);
  const what = keyword ?? "";
  const open = [
    t("What annoys people most in this journey?"),
    t("What would this journey look like if it took half the time?"),
    t("What do people do today to get around what does not work?"),
    t("How would a good hotel handle this journey?"),
    t("What could be left out of this journey?"),
    t("Who else could help the people of this journey?"),
  ];
  const about = [
    t("What annoys people most about {what}?", { what }),
    t("What would {what} look like if it took half the time?", { what }),
    t("What do people do today to get around {what}?", { what }),
    t("How would a good hotel handle {what}?", { what }),
    t("What could be left out of {what}?", { what }),
    t("Who else could help with {what}?", { what }),
  ];
  const prompts = keyword ? about : open;
  return (
    <p className={styles.prompt}>
      <span>{prompts[turn % prompts.length]}</span>
      <button type="button" className={styles.another} onClick={() => setTurn(turn + 1)}>
        {t("Another question")}
      </button>
    </p>
  );
}
