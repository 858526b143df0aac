import { Radio, RadioGroup } from "react-aria-components";
import { GRADES } from "@/journey/graded.ts";
import type { Grade } from "@/journey/types.ts";
import { useWords, type Words } from "@/words/index.ts";
import styles from "./EvidenceGrade.module.css";

export const gradeNames = (t: Words["t"]): Record<Grade, string> => ({
  hypothesis: t("Hypothesis"),
  reported: t("Reported"),
  measured: t("Measured"),
});

function Ring({ grade }: { grade: Grade }) {
  if (grade === "measured") return <circle cx="6" cy="6" r="5.2" fill="currentColor" />;
  const dashes = grade === "hypothesis" ? "2.2 1.9" : undefined;
  const line = { fill: "none", stroke: "currentColor", strokeWidth: "1.4" };
  return (
    <>
      <circle cx="6" cy="6" r="4.5" {...line} strokeDasharray={dashes} />
      {grade === "reported" && <path d="M6 1.5a4.5 4.5 0 0 0 0 9z" fill="currentColor" />}
    </>
  );
}

interface EvidenceGradeProps {
  grade: Grade;
  /** The word stands beside it. */
  worded?: boolean;
  /** Said elsewhere: the mark alone is decoration. */
  silent?: boolean;
}

/** How well a claim is supported: dashed ring a guess, half disc reported, full disc measured. */
export function EvidenceGrade({ grade, worded, silent }: EvidenceGradeProps) {
  const { t } = useWords();
  const name = gradeNames(t)[grade];
  return (
    <span className={styles.grade}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <Ring grade={grade} />
      </svg>
      {worded ? name : !silent && <span className="sr">{name}</span>}
    </span>
  );
}

interface GradePickerProps {
  value: Grade;
  onChange: (grade: Grade) => void;
  isDisabled?: boolean;
}

/** Chooses the grade of a claim; arrows move. */
export function GradePicker({ value, onChange, isDisabled }: GradePickerProps) {
  const { t } = useWords();
  return (
    <RadioGroup
      aria-label={t("Evidence grade")}
      orientation="horizontal"
      className={styles.picker}
      value={value}
      onChange={(grade) => onChange(grade as Grade)}
      isDisabled={isDisabled}
    >
      {GRADES.map((grade) => (
        <Radio
          key={grade}
          value={grade}
          className={styles.option}
          aria-label={gradeNames(t)[grade]}
        >
          <EvidenceGrade grade={grade} worded={grade === value} silent />
        </Radio>
      ))}
    </RadioGroup>
  );
}
