import { CircleCheck } from "lucide-react";
import { citing } from "@/parts/citing.ts";
import type { Claimed } from "@/parts/claims.ts";
import { claimPlace, claimWords } from "@/parts/claimWords.ts";
import { ElementLink } from "@/parts/ElementLink.tsx";
import { EvidencePick } from "@/parts/EvidencePick.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { EvidenceGrade } from "@/widgets/EvidenceGrade.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Evidence.module.css";

/** The statements about customers that nothing supports yet; evidence can be attached here. */
export function Unsupported({ doc, claims }: { doc: Doc; claims: readonly Claimed[] }) {
  const words = useWords();
  const { t } = words;
  if (claims.length === 0) {
    return (
      <EmptyState title={t("Every statement has evidence")} icon={<CircleCheck />}>
        {t("Nothing on this map is a guess without a source.")}
      </EmptyState>
    );
  }
  return (
    <ul className={styles.list}>
      {claims.map((one) => (
        <li key={one.path.join("/")} className={styles.row}>
          <span className={styles.kind}>{claimPlace(one, doc, words)}</span>
          <span className="grow">
            <ElementLink claim={one}>{claimWords(one, doc, words)}</ElementLink>
          </span>
          <EvidenceGrade grade={one.grade} worded />
          {doc.editable && (
            <EvidencePick
              doc={doc}
              evidence={one.evidence}
              onChange={(ids) => doc.apply(citing(doc.document, one, ids))}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
