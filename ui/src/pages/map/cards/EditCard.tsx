import { useState } from "react";
import { GradePicker } from "@/widgets/EvidenceGrade.tsx";
import { useWords } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { isGraded } from "../model/edits.ts";
import { LANES } from "../model/lanes.ts";
import { useAttention } from "../state/attention.ts";
import { useTools } from "../state/tools.tsx";
import styles from "./card.module.css";
import { WritingBox } from "./WritingBox.tsx";

/** A card being written in place: its words and, of a claim, how sure it is. */
export function EditCard({ card }: { card: Card }) {
  const { t } = useWords();
  const { store, actions, focus } = useTools();
  const [grade, setGrade] = useState(card.grade);
  useAttention(card.element);
  const close = (leave: boolean) => {
    if (store.get().editing === card.key) store.set({ editing: null });
    if (!leave) focus(card.key);
  };
  const save = (words: string, leave: boolean) => {
    actions.save(card, words, grade);
    close(leave);
  };
  return (
    <WritingBox
      label={t("Words of the card")}
      first={card.text}
      edge={styles[LANES[card.lane].edge ?? ""]}
      onSave={save}
      onCancel={() => close(false)}
    >
      {isGraded(card) && <GradePicker value={grade} onChange={setGrade} />}
    </WritingBox>
  );
}
