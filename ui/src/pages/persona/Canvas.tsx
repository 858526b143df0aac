import type { EmpathyBox, EmpathyMap, Persona } from "@/journey/types.ts";
import { empathyBoxes } from "@/parts/labels.ts";
import { Portrait } from "@/parts/Portrait.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import { Box } from "./Box.tsx";
import { type Numbered, numbered, withClaim, withoutClaim } from "./boxes.ts";
import styles from "./Canvas.module.css";

interface CanvasProps {
  doc: Doc;
  persona: Persona;
  /** Place of the map among the persona's. */
  place: number;
  /** What a new map begins with: its scenario and stages. */
  draft: EmpathyMap;
  lit: number | null;
  onLight: (number: number | null) => void;
}

/** The empathy map: eight boxes around the persona. */
export function Canvas({ doc, persona, place, draft, lit, onLight }: CanvasProps) {
  const { t } = useWords();
  const titles = empathyBoxes(t);
  const hints = useHints();
  const map = persona.empathy?.[place];
  const statements = numbered(map);
  const path = ["personas", persona.id, "empathy", place];
  const box = (id: EmpathyBox, alone = false) => (
    <Box
      key={id}
      doc={doc}
      box={id}
      title={titles[id]}
      hint={hints[id]}
      alone={alone}
      statements={statements.filter((one) => one.box === id)}
      lit={lit}
      onLight={onLight}
      onAdd={(claim) => doc.apply(withClaim(persona, place, draft, id, claim))}
      onChange={(one, claim) => doc.edit([...path, id, one.place], claim)}
      onRemove={(one) => doc.apply(withoutClaim(persona, place, one))}
      onMove={(one, by) => doc.apply(moveBy([...path, id], one, by))}
    />
  );
  return (
    <div className={styles.canvas}>
      <h2 className="sr">{t("Empathy map")}</h2>
      <div className={styles.quarters}>
        <div className={styles.quarter}>
          <h3 className={styles.head}>{t("Thinks and feels")}</h3>
          {box("thinks")}
          {box("feels")}
        </div>
        <div className={styles.quarter}>{box("sees", true)}</div>
        <div className={styles.quarter}>{box("hears", true)}</div>
        <div className={styles.quarter}>
          <h3 className={styles.head}>{t("Says and does")}</h3>
          {box("says")}
          {box("does")}
        </div>
        <div className={styles.who}>
          <Portrait seed={persona.id} size={104} />
        </div>
      </div>
      <div className={styles.below}>
        <div className={styles.quarter}>{box("pains", true)}</div>
        <div className={styles.quarter}>{box("gains", true)}</div>
      </div>
    </div>
  );
}

function moveBy(path: (string | number)[], one: Numbered, by: -1 | 1) {
  const before = by < 0 ? one.place - 1 : one.place + 2;
  return { op: "move" as const, path, id: one.place, before };
}

function useHints(): Record<EmpathyBox, string> {
  const { t } = useWords();
  return {
    thinks: t("What occupies the mind"),
    feels: t("Emotions"),
    sees: t("What is around and on screen"),
    hears: t("What others and media say"),
    says: t("Words used aloud"),
    does: t("Acts that can be observed"),
    pains: t("Fears, obstacles, annoyances"),
    gains: t("What would make it a success"),
  };
}
