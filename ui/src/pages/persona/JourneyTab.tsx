import { Link } from "@tanstack/react-router";
import type { Concern, Persona } from "@/journey/types.ts";
import { StageDots } from "@/parts/StageDots.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import styles from "./Persona.module.css";

const KEYS = ["pains", "delights", "opportunities", "tactics", "objectives", "actions"] as const;

/** Where the persona stands in the journey: stage by stage, what concerns them there. */
export function JourneyTab({ doc, persona }: { doc: Doc; persona: Persona }) {
  const { t } = useWords();
  const names = {
    pains: t("Pain point"),
    delights: t("High point"),
    opportunities: t("Opportunity"),
    tactics: t("Tactic"),
    objectives: t("Objective"),
    actions: t("Action"),
  };
  const concerning = KEYS.flatMap((key) =>
    ((doc.document[key] ?? []) as Concern[])
      .filter((one) => one.personas?.includes(persona.id))
      .map((one) => ({ key, one })),
  );
  return (
    <div className={styles.body}>
      <h2 className="sr">{t("Journey")}</h2>
      <div className={styles.stages}>
        {doc.document.stages.map((stage) => {
          const maps = (persona.empathy ?? []).filter((map) => map.stages?.includes(stage.id));
          const here = concerning.filter(({ one }) => one.stages?.includes(stage.id));
          return (
            <section
              key={stage.id}
              className={styles.stage}
              data-off={maps.length + here.length === 0 || undefined}
            >
              <h3>
                <StageDots doc={doc} stages={[stage.id]} />
                {maps.length + here.length === 0 && (
                  <span className="s">{t("nothing about this persona yet")}</span>
                )}
              </h3>
              <ul>
                {maps.map((map) => (
                  <li key={doc.say(map.scenario)}>
                    <span className={styles.what}>{t("Scenario")}</span>
                    <Link
                      to="."
                      search={{ map: String(persona.empathy?.indexOf(map) || "") || undefined }}
                      data-text
                    >
                      {doc.say(map.scenario) || t("Any situation")}
                    </Link>
                  </li>
                ))}
                {here.map(({ key, one }) => (
                  <li key={`${key} ${one.id}`}>
                    <span className={styles.what}>{names[key]}</span>
                    <Link
                      from="/w/$workspace/j/$journey"
                      to="/w/$workspace/j/$journey"
                      search={{ open: `${key}/${one.id}` }}
                      data-text
                    >
                      {doc.say(one.text)}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}
