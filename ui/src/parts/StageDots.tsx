import styles from "./StageDots.module.css";
import type { Doc } from "./useDoc.ts";

interface StageDotsProps {
  doc: Doc;
  stages: readonly string[];
  /** Marks without names: the names stand beside them. */
  silent?: boolean;
}

const COLOURS = 8;

/** Stages by their mark and name, in the order of the journey. */
export function StageDots({ doc, stages, silent }: StageDotsProps) {
  const found = doc.document.stages
    .map((stage, place) => ({ stage, place }))
    .filter(({ stage }) => stages.includes(stage.id));
  return (
    <span className={styles.dots}>
      {found.map(({ stage, place }) => (
        <span key={stage.id} className={styles.one}>
          <span
            className={styles.mark}
            style={{ background: `var(--st${(place % COLOURS) + 1})` }}
            aria-hidden
          />
          {!silent && doc.say(stage.name)}
        </span>
      ))}
    </span>
  );
}
