import { useStageFigures } from "../state/figures.ts";
import styles from "./phone.module.css";

interface StreamProps {
  place: number;
  stage: string;
  next: string | undefined;
  first: string;
}

const WIDE = 88;

/** The people of a stage as a bar, and the stream of those who go on to the next one. */
export function Stream({ place, stage, next, first }: StreamProps) {
  const all = useStageFigures(first)?.people ?? null;
  const here = useStageFigures(stage)?.people ?? null;
  const there = useStageFigures(next ?? "")?.people ?? null;
  const wide = (people: number | null) =>
    all && people !== null ? Math.max(4, Math.min(1, people / all) * WIDE) : WIDE / 2;
  const colour = `var(--st${(place % 8) + 1})`;
  const from = Math.min(wide(here), wide(next ? there : here));
  return (
    <span className={styles.stream} aria-hidden="true">
      <span className={styles.bar} style={{ width: wide(here), background: colour }} />
      {next && (
        <span
          className={styles.ribbon}
          style={{
            width: from,
            background: `color-mix(in srgb, ${colour} var(--tint), transparent)`,
          }}
        />
      )}
    </span>
  );
}
