import { Radio, RadioGroup } from "react-aria-components";
import { useWords, type Words } from "@/words/index.ts";
import styles from "./EvidenceGrade.module.css";

export type Grade = "hypothesis" | "reported" | "measured";
export const GRADES: readonly Grade[] = ["hypothesis", "reported", "measured"];

export function gradeName(grade: Grade, { t }: Words): string {
  return { hypothesis: t("Hypothesis"), reported: t("Reported"), measured: t("Measured") }[grade];
}

function Ring({ grade }: { grade: Grade }) {
  if (grade === "measured") return <circle cx="6" cy="6" r="5.2" fill="currentColor" />;
  const dashes = grade === "hypothesis" ? "2 1.53" : undefined;
  return (
    <>
      <circle
        cx="6"
        cy="6"
        r="4.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeDasharray={dashes}
      />
      {grade === "reported" && <path d="M6 1.5a4.5 4.5 0 0 0 0 9z" fill="currentColor" />}
    </>
  );
}

interface EvidenceGradeProps {
  grade: Grade;
  /** Show the word beside the mark. */
  word?: boolean;
}

/** How well a claim is supported: dashed ring, half disc, full disc. */
export function EvidenceGrade({ grade, word }: EvidenceGradeProps) {
  const name = gradeName(grade, useWords());
  return (
    <span className={styles.grade}>
      <svg
        viewBox="0 0 12 12"
        width="12"
        height="12"
        role="img"
        aria-label={word ? undefined : name}
        aria-hidden={word || undefined}
      >
        {!word && <title>{name}</title>}
        <Ring grade={grade} />
      </svg>
      {word && name}
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
  const words = useWords();
  return (
    <RadioGroup
      aria-label={words.t("Evidence grade")}
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
          aria-label={gradeName(grade, words)}
        >
          <EvidenceGrade grade={grade} word={grade === value} />
        </Radio>
      ))}
    </RadioGroup>
  );
}
