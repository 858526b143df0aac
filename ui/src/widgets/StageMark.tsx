import styles from "./StageMark.module.css";

/** The colour of the stage at a place, from 0; after eight they begin again. */
export function stageColour(place: number): string {
  return `var(--st${(place % 8) + 1})`;
}

/** The mark of a stage: its colour, with its number where asked; a name always stands beside. */
export function StageMark({ place, number }: { place: number; number?: boolean }) {
  return (
    <span className={styles.mark}>
      <span className={styles.dot} style={{ background: stageColour(place) }} aria-hidden="true" />
      {number && <span className="muted">{place + 1}</span>}
    </span>
  );
}
