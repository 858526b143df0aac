import type { Grade } from "@/journey/types.ts";
import { useWords } from "@/words/index.ts";
import styles from "./GradeGlyph.module.css";
import { grades } from "./labels.ts";

export const GRADES: readonly Grade[] = ["hypothesis", "reported", "measured"];

interface GradeGlyphProps {
  grade: Grade;
  /** The word stands beside it. */
  worded?: boolean;
  /** Said elsewhere: the glyph alone is decoration. */
  silent?: boolean;
}

/** How sure we are: dashed ring a guess, half disc reported, full disc measured. */
export function GradeGlyph({ grade, worded, silent }: GradeGlyphProps) {
  const { t } = useWords();
  const name = grades(t)[grade];
  return (
    <span className={styles.grade}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden>
        {grade === "measured" ? (
          <circle cx="6" cy="6" r="5.2" fill="currentColor" />
        ) : (
          <circle
            cx="6"
            cy="6"
            r="4.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
            strokeDasharray={grade === "hypothesis" ? "2.2 1.9" : undefined}
          />
        )}
        {grade === "reported" && <path d="M6 1.5a4.5 4.5 0 0 0 0 9z" fill="currentColor" />}
      </svg>
      {worded ? name : !silent && <span className="sr">{name}</span>}
    </span>
  );
}
