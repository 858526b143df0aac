import { Link } from "@tanstack/react-router";
import { claimParts } from "@/journey/graded.ts";
import type { Persona } from "@/journey/types.ts";
import { Portrait } from "@/parts/Portrait.tsx";
import { StageDots } from "@/parts/StageDots.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { EvidenceGrade } from "@/widgets/EvidenceGrade.tsx";
import { useWords } from "@/words/index.ts";
import { claimsOfPersona } from "../persona/boxes.ts";
import { stagesOf } from "../persona/stages.ts";
import styles from "./Personas.module.css";

/** How many needs a card names. */
const SHOWN = 3;

/** A persona in a card: portrait, what places them, a quote, needs, stages, how much is a guess. */
export function PersonaCard({ doc, persona }: { doc: Doc; persona: Persona }) {
  const { t, figure } = useWords();
  const name = doc.say(persona.name);
  const quote = doc.say(claimParts(persona.quote).text);
  const claims = claimsOfPersona(persona).map(claimParts);
  const backed = claims.filter((claim) => claim.evidence.length > 0).length;
  const needs = (persona.needs ?? []).map((one) => doc.say(claimParts(one).text)).slice(0, SHOWN);
  const stages = stagesOf(doc.document, persona);
  return (
    <li className={styles.card}>
      <div className={styles.top}>
        <Portrait seed={persona.id} size={72} />
        <div className="grow">
          <h2>
            <Link
              from="/w/$workspace/j/$journey"
              to="/w/$workspace/j/$journey/personas/$persona"
              params={(old) => ({ ...old, persona: persona.id })}
              className={styles.link}
            >
              {name}
            </Link>
          </h2>
          <p className="muted">{doc.say(persona.role) || t("No role yet")}</p>
        </div>
        {persona.share !== undefined && (
          <span className={styles.share}>
            <b>{`${figure(persona.share)}%`}</b>
            <span className="s muted">{t("of the audience")}</span>
          </span>
        )}
      </div>
      <p className={styles.quote}>{quote && t("“{words}”", { words: quote })}</p>
      <div className={styles.needs}>
        {needs.length > 0 && <h3>{t("Needs")}</h3>}
        <ul>
          {needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      </div>
      <p className={styles.stages}>
        {stages.length ? <StageDots doc={doc} stages={stages} /> : t("All stages")}
      </p>
      <p className={styles.known}>
        <EvidenceGrade grade={backed ? "reported" : "hypothesis"} silent />
        {t(
          "{n, plural, =0 {no statement yet} one {{backed} of # statement with evidence} other {{backed} of # statements with evidence}}",
          { n: claims.length, backed },
        )}
      </p>
    </li>
  );
}
