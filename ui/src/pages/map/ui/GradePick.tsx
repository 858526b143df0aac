import { useId } from "react";
import { GradeGlyph } from "@/parts/GradeGlyph.tsx";
import { useWords } from "@/words/index.ts";
import { GRADES, type Grade } from "../model/shape.ts";
import { gradeWords } from "../words.ts";
import styles from "./ui.module.css";

interface GradePickProps {
  value: Grade;
  onChange: (grade: Grade) => void;
  disabled?: boolean;
  /** All three words, not only the chosen one. */
  worded?: boolean;
}

/** How sure we are: three choices, the arrows go through them. */
export function GradePick({ value, onChange, disabled, worded }: GradePickProps) {
  const { t } = useWords();
  const name = useId();
  const words = gradeWords(t);
  return (
    <div className={styles.grades} role="radiogroup" aria-label={t("Evidence grade")}>
      {GRADES.map((grade) => (
        <label key={grade} title={words[grade]}>
          <input
            type="radio"
            name={name}
            value={grade}
            aria-label={words[grade]}
            checked={grade === value}
            disabled={disabled}
            onChange={() => onChange(grade)}
          />
          <GradeGlyph grade={grade} silent />
          {(worded || grade === value) && <span aria-hidden="true">{words[grade]}</span>}
        </label>
      ))}
    </div>
  );
}
