import { Link } from "@tanstack/react-router";
import { claimParts } from "@/journey/graded.ts";
import type { Persona } from "@/journey/types.ts";
import { ChoiceField } from "@/parts/ChoiceField.tsx";
import { evidenceKinds } from "@/parts/labels.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import { claimsOfPersona } from "./boxes.ts";
import styles from "./Persona.module.css";

/** The evidence behind a persona or any statement about them, in the order of the library. */
export function evidenceOf(doc: Doc, persona: Persona): string[] {
  const cited = claimsOfPersona(persona).flatMap((claim) => claimParts(claim).evidence);
  const all = new Set([...(persona.evidence ?? []), ...cited]);
  return (doc.document.evidence ?? []).map((one) => one.id).filter((id) => all.has(id));
}

/** What the persona is drawn from, and what each piece says. */
export function EvidenceTab({ doc, persona }: { doc: Doc; persona: Persona }) {
  const { t, number, date } = useWords();
  const library = doc.document.evidence ?? [];
  const claims = claimsOfPersona(persona);
  return (
    <div className={styles.body}>
      <h2>{t("Drawn from")}</h2>
      <ChoiceField
        doc={doc}
        multiple
        label={t("Evidence")}
        choices={library.map((one) => ({ id: one.id, label: doc.say(one.title) }))}
        selected={persona.evidence ?? []}
        none={library.length ? t("No evidence yet") : t("The evidence library is empty.")}
        onChange={(ids) => doc.edit(["personas", persona.id, "evidence"], ids.length ? ids : null)}
      />
      <h2>{t("What it says")}</h2>
      {evidenceOf(doc, persona).length === 0 && (
        <p className={styles.empty}>{t("Everything said about this persona is a guess so far.")}</p>
      )}
      <div className={styles.stages}>
        {evidenceOf(doc, persona).map((id) => {
          const one = library.find((piece) => piece.id === id);
          const count = claims.filter((claim) => claimParts(claim).evidence.includes(id)).length;
          if (!one) return null;
          const facts = [
            evidenceKinds(t)[one.kind],
            one.sample ? `n ${number(one.sample)}` : "",
            one.date ? date(one.date) : "",
            t("{n, plural, =0 {cited by no statement} one {# statement} other {# statements}}", {
              n: count,
            }),
          ];
          return (
            <section key={id} className={styles.stage}>
              <h3>
                <Link
                  from="/w/$workspace/j/$journey"
                  to="/w/$workspace/j/$journey/evidence"
                  search={{ open: id }}
                  data-text
                >
                  {doc.say(one.title)}
                </Link>
              </h3>
              <p className="muted s">{facts.filter(Boolean).join(" · ")}</p>
              {one.finding && <p>{doc.say(one.finding)}</p>}
            </section>
          );
        })}
      </div>
    </div>
  );
}
