import { Unlink } from "lucide-react";
import { GRADES } from "@/journey/graded.ts";
import type { Grade } from "@/journey/types.ts";
import { citing, regraded } from "@/parts/citing.ts";
import type { Claimed } from "@/parts/claims.ts";
import { claimPlace, claimWords } from "@/parts/claimWords.ts";
import { ElementLink } from "@/parts/ElementLink.tsx";
import { Field } from "@/parts/Field.tsx";
import { PickButton } from "@/parts/PickButton.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { EvidenceGrade, gradeNames } from "@/widgets/EvidenceGrade.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Evidence.module.css";

interface SupportsProps {
  doc: Doc;
  /** The id of the evidence. */
  id: string;
  claims: readonly Claimed[];
}

/** The statements a piece of evidence supports; more can be attached, each can be detached. */
export function Supports({ doc, id, claims }: SupportsProps) {
  const words = useWords();
  const { t } = words;
  const mine = claims.filter((one) => one.evidence.includes(id));
  const others = claims.filter((one) => one.believed && !one.evidence.includes(id));
  const attach = (keys: string[]) => {
    const found = others.find((one) => one.path.join("/") === keys[0]);
    if (found) doc.apply(citing(doc.document, found, [...found.evidence, id]));
  };
  return (
    <Field label={t("Supports")}>
      {mine.length === 0 && <p className="warn">{t("No statement cites it yet")}</p>}
      <ul>
        {mine.map((one) => (
          <Cited key={one.path.join("/")} doc={doc} id={id} one={one} />
        ))}
      </ul>
      {doc.editable && others.length > 0 && (
        <PickButton
          label={t("Attach to a statement")}
          choices={others.map((one) => ({
            id: one.path.join("/"),
            label: `${claimWords(one, doc, words)} – ${claimPlace(one, doc, words)}`,
            icon: <EvidenceGrade grade={one.grade} silent />,
          }))}
          selected={[]}
          onChange={attach}
        >
          <span aria-hidden>{t("Attach to a statement")}</span>
        </PickButton>
      )}
    </Field>
  );
}

function Cited({ doc, id, one }: { doc: Doc; id: string; one: Claimed }) {
  const words = useWords();
  const { t } = words;
  const names = gradeNames(t);
  const said = claimWords(one, doc, words);
  const rest = one.evidence.filter((other) => other !== id);
  return (
    <li className={styles.cited}>
      <div className="grow">
        <ElementLink claim={one}>{said}</ElementLink>
        <div className="muted s">{claimPlace(one, doc, words)}</div>
      </div>
      <PickButton
        look="bare"
        label={t("Evidence grade")}
        disabled={!doc.editable}
        choices={GRADES.map((grade) => ({
          ...{ id: grade, label: names[grade], icon: <EvidenceGrade grade={grade} silent /> },
        }))}
        selected={[one.grade]}
        onChange={([grade]) => doc.apply(regraded(doc.document, one, grade as Grade))}
      >
        <EvidenceGrade grade={one.grade} />
      </PickButton>
      {doc.editable && (
        <button
          type="button"
          className={styles.detach}
          aria-label={t("Detach from “{words}”", { words: said })}
          onClick={() => doc.apply(citing(doc.document, one, rest))}
        >
          <Unlink size={14} aria-hidden />
        </button>
      )}
    </li>
  );
}
