import { GradeGlyph } from "@/parts/GradeGlyph.tsx";
import { useWords } from "@/words/index.ts";
import type { Grade } from "../model/shape.ts";
import { gradeWords } from "../words.ts";
import styles from "./ui.module.css";

/** The grade of a claim, by sign and word. */
export function Graded({ grade }: { grade: Grade }) {
  const { t } = useWords();
  return (
    <span className={styles.graded}>
      <GradeGlyph grade={grade} silent />
      {gradeWords(t)[grade]}
    </span>
  );
}
