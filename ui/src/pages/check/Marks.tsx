import type { Mark } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import styles from "./Check.module.css";

interface MarksProps {
  marks: readonly Mark[];
  chosen: string | undefined;
  choose: (mark: string | undefined) => void;
}

/** The marks of a good journey: how each stands, in words and counts; pressed, the others hide. */
export function Marks({ marks, chosen, choose }: MarksProps) {
  return (
    <ul className={styles.marks}>
      {marks.map((mark) => (
        <li key={mark.mark}>
          <button
            type="button"
            className={styles.mark}
            aria-pressed={chosen === mark.mark}
            onClick={() => choose(chosen === mark.mark ? undefined : mark.mark)}
          >
            <b>{mark.name}</b>
            <span className={TONES[mark.state]}>{mark.verdict}</span>
            <Counts mark={mark} />
          </button>
        </li>
      ))}
    </ul>
  );
}

const TONES = { in_order: "good", to_refine: "warn", to_fix: "loss" };

function Counts({ mark }: { mark: Mark }) {
  const { t } = useWords();
  const total = mark.high + mark.medium + mark.low;
  const counted = t("{n, plural, one {# finding} other {# findings}}", { n: total });
  const grave = mark.high ? ` · ${t("{n} high", { n: mark.high })}` : "";
  return <span className="s muted">{total ? counted + grave : t("nothing found")}</span>;
}
