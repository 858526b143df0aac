import { useWords } from "@/words/index.ts";
import { LANES, type LaneId } from "../model/lanes.ts";
import { useTools } from "../state/tools.tsx";
import { laneWords } from "../words.ts";
import styles from "./card.module.css";
import { WritingBox } from "./WritingBox.tsx";

/** A new card being typed in a cell; nothing is added before there are words. */
export function NewCard({ lane, stage }: { lane: LaneId; stage: string }) {
  const { t } = useWords();
  const { store, actions, focus } = useTools();
  const close = (key: string | null) => {
    store.set({ draft: null });
    if (key) focus(key);
  };
  const save = (words: string, leave: boolean) => {
    const key = words.trim() ? actions.add(lane, stage, words) : null;
    close(leave ? null : (key ?? `${lane}/${stage}`));
  };
  return (
    <WritingBox
      label={laneWords(t)[lane].add}
      first=""
      edge={styles[LANES[lane].edge ?? ""]}
      onSave={save}
      onCancel={() => close(`${lane}/${stage}`)}
    />
  );
}
