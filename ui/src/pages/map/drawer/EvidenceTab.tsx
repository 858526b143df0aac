import { Link, useParams } from "@tanstack/react-router";
import { citing, regraded } from "@/parts/citing.ts";
import type { Claimed } from "@/parts/claims.ts";
import { EvidencePick } from "@/parts/EvidencePick.tsx";
import { whats } from "@/parts/labels.ts";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { GradePicker } from "@/widgets/EvidenceGrade.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./drawer.module.css";

/** How sure the team is of each statement, and what stands behind it. */
export function EvidenceTab({ claims }: { claims: readonly Claimed[] }) {
  const doc = useDoc();
  return (
    <div className={styles.body}>
      {claims.map((claim) => (
        <ClaimRow key={claim.path.join("/")} claim={claim} doc={doc} />
      ))}
      <Library />
    </div>
  );
}

function ClaimRow({ claim, doc }: { claim: Claimed; doc: Doc }) {
  const { t, signed } = useWords();
  const { document } = doc;
  const words =
    typeof claim.words === "number"
      ? signed(claim.words, 1)
      : doc.say(claim.words as Parameters<Doc["say"]>[0]);
  const names = claim.evidence.map((id) => {
    const found = document.evidence?.find((one) => one.id === id);
    return { id, title: found ? doc.say(found.title) : id };
  });
  return (
    <section className={styles.claim} aria-label={words}>
      <h3 className="muted">{whats(t)[claim.what]}</h3>
      <p>{words}</p>
      <div className={styles.graded}>
        <GradePicker
          value={claim.grade}
          isDisabled={!doc.editable}
          onChange={(grade) => doc.apply(regraded(document, claim, grade))}
        />
        {doc.editable && (
          <EvidencePick
            doc={doc}
            evidence={claim.evidence}
            onChange={(ids) => doc.apply(citing(document, claim, ids))}
          />
        )}
      </div>
      {names.length > 0 && (
        <ul className={styles.cited}>
          {names.map((one) => (
            <li key={one.id} className="s">
              {one.title}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Library() {
  const { t } = useWords();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  return (
    <p className={styles.library}>
      <Link to="/w/$workspace/j/$journey/evidence" params={{ workspace, journey }}>
        {t("Open the evidence library")}
      </Link>
    </p>
  );
}
