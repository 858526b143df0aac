import styles from "./StageNames.module.css";

const LETTER = 6.6;

interface StageNamesProps {
  names: readonly string[];
  /** So many pixels there are at least for all of them. */
  room: number;
}

/** The names of stages below their marks; where they would be cut, one after the other. */
export function StageNames({ names, room }: StageNamesProps) {
  return (
    <span className={fits(names, room) ? styles.below : styles.listed}>
      {names.map((name, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and have no state
        <span key={place}>{name}</span>
      ))}
    </span>
  );
}

/** Whether every name fits below its own stage, uncut. */
export function fits(names: readonly string[], room: number): boolean {
  const each = room / Math.max(names.length, 1) - 4;
  return names.every((name) => name.length * LETTER <= each);
}
