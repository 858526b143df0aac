import type { Grade } from "@/journey/types.ts";
import { EvidenceGrade } from "@/widgets/EvidenceGrade.tsx";
import { useWords } from "@/words/index.ts";
import { gradeWords } from "../words.ts";
import styles from "./ui.module.css";

/** The grade of a claim, by sign and word. */
export function Graded({ grade }: { grade: Grade }) {
  const { t } = useWords();
  return (
    <span className={styles.graded}>
      <EvidenceGrade grade={grade} silent />
      {gradeWords(t)[grade]}
    </span>
  );
}
