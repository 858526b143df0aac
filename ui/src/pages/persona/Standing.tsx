import { Link } from "@tanstack/react-router";
import { claimParts } from "@/journey/graded.ts";
import type { Claim, Evidence, Persona } from "@/journey/types.ts";
import { changedClaim } from "@/parts/changed.ts";
import { EvidencePick } from "@/parts/EvidencePick.tsx";
import { evidenceKinds } from "@/parts/labels.ts";
import { Statement, StatementNumber } from "@/parts/Statement.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { EvidenceGrade } from "@/widgets/EvidenceGrade.tsx";
import { useWords } from "@/words/index.ts";
import { type Numbered, numbered, parted } from "./boxes.ts";
import styles from "./Standing.module.css";

interface StandingProps {
  doc: Doc;
  persona: Persona;
  place: number;
  lit: number | null;
  onLight: (number: number | null) => void;
}

/** What stands behind each statement of the map, and which are still guesses. */
export function Standing({ doc, persona, place, lit, onLight }: StandingProps) {
  const { t } = useWords();
  const statements = numbered(persona.empathy?.[place]);
  const { backed, bare } = parted(statements);
  const change = (one: Numbered, claim: Claim) =>
    doc.edit(["personas", persona.id, "empathy", place, one.box, one.place], claim);
  const rows = (list: readonly Numbered[]) =>
    list.map((one) => (
      <Row
        key={one.number}
        doc={doc}
        one={one}
        lit={lit === one.number}
        onLight={onLight}
        onChange={(claim) => change(one, claim)}
      />
    ));
  return (
    <section className={styles.standing} aria-label={t("What stands behind it")}>
      <h2>{t("What stands behind it")}</h2>
      <p className={styles.sum}>
        {t(
          "{n, plural, =0 {No statement yet.} one {# statement, {backed} with evidence.} other {# statements, {backed} with evidence.}}",
          { n: statements.length, backed: backed.length },
        )}
      </p>
      {backed.length > 0 && <ul>{rows(backed)}</ul>}
      {bare.length > 0 && (
        <>
          <h3 className={styles.guesses}>{t("Still without evidence")}</h3>
          <ul>{rows(bare)}</ul>
          <Library doc={doc} />
        </>
      )}
    </section>
  );
}

function Library({ doc }: { doc: Doc }) {
  const { t } = useWords();
  if (doc.document.evidence?.length) return null;
  return (
    <p className="muted s">
      {t("The evidence library is empty.")}{" "}
      <Link from="/w/$workspace/j/$journey" to="/w/$workspace/j/$journey/evidence" data-text>
        {t("Open the evidence library")}
      </Link>
    </p>
  );
}

interface RowProps {
  doc: Doc;
  one: Numbered;
  lit: boolean;
  onLight: (number: number | null) => void;
  onChange: (claim: Claim) => void;
}

function Row({ doc, one, lit, onLight, onChange }: RowProps) {
  const { text, grade, evidence } = claimParts(one.claim);
  return (
    <Statement className={styles.row} lit={lit} onLight={(now) => onLight(now ? one.number : null)}>
      <StatementNumber n={one.number} />
      <div className="grow">
        {evidence.length === 0 && <span>{doc.say(text)}</span>}
        {evidence.map((id) => (
          <Source key={id} doc={doc} id={id} />
        ))}
      </div>
      {doc.editable && (
        <EvidencePick
          doc={doc}
          evidence={evidence}
          onChange={(ids) => onChange(changedClaim(one.claim, { evidence: ids, grade }))}
        />
      )}
      <EvidenceGrade grade={grade} />
    </Statement>
  );
}

/** One piece of evidence in a line: what it is, of which kind, on how many. */
function Source({ doc, id }: { doc: Doc; id: string }) {
  const { t, number, date } = useWords();
  const found: Evidence | undefined = doc.document.evidence?.find((one) => one.id === id);
  if (!found) return <div className="warn">{id}</div>;
  const facts = [
    evidenceKinds(t)[found.kind],
    found.sample ? `n ${number(found.sample)}` : "",
    found.date ? date(found.date) : "",
  ];
  return (
    <div className={styles.source}>
      <Link
        from="/w/$workspace/j/$journey"
        to="/w/$workspace/j/$journey/evidence"
        search={{ open: id }}
        className={styles.link}
      >
        {doc.say(found.title)}
      </Link>
      <div className="s muted">{facts.filter(Boolean).join(" · ")}</div>
    </div>
  );
}
