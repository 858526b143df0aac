import { claimParts } from "@/journey/graded.ts";
import type { Claim, Persona } from "@/journey/types.ts";
import { changedClaim } from "@/parts/changed.ts";
import { StageDots } from "@/parts/StageDots.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Persona.module.css";
import { stagesOf } from "./stages.ts";

/** Who the persona is in one sentence, the segments behind them and the stages they hold in. */
export function Head({ doc, persona }: { doc: Doc; persona: Persona }) {
  const { t, figure } = useWords();
  const about = claimParts(persona.about);
  const quote = claimParts(persona.quote);
  const segments = (doc.document.segments ?? []).filter((one) =>
    persona.segments?.includes(one.id),
  );
  const stages = stagesOf(doc.document, persona);
  return (
    <header className={styles.head}>
      <div className="grow">
        <p className={styles.big}>
          <InlineEdit
            key={doc.say(about.text)}
            long
            label={t("Profile")}
            value={doc.say(about.text)}
            placeholder={doc.editable ? t("Who is this, in a sentence?") : t("No profile yet")}
            editable={doc.editable}
            onSave={(words) => {
              const text = doc.write(words, about.text);
              const claim: Claim = persona.about ?? "";
              doc.edit(["personas", persona.id, "about"], text && changedClaim(claim, { text }));
            }}
          />
        </p>
        <p className="muted">
          {[
            doc.say(persona.role),
            doc.say(quote.text) && t("“{words}”", { words: doc.say(quote.text) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <dl className={styles.links}>
        {(segments.length > 0 || persona.share !== undefined) && (
          <div>
            <dt>{t("Segment")}</dt>
            <dd>{segments.map((one) => doc.say(one.name)).join(", ") || "–"}</dd>
            {persona.share !== undefined && (
              <dd className="muted s">
                {t("{share} of the audience", { share: `${figure(persona.share)}%` })}
              </dd>
            )}
          </div>
        )}
        <div>
          <dt>{t("Holds in")}</dt>
          <dd>{stages.length ? <StageDots doc={doc} stages={stages} /> : t("All stages")}</dd>
        </div>
      </dl>
    </header>
  );
}
