import { useDoc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import type { Difference } from "./compared.ts";
import styles from "./History.module.css";

/** What differs between a version and now, thing by thing. */
export function Differences({ found }: { found: readonly Difference[] }) {
  const { t } = useWords();
  const { say } = useDoc();
  const kinds = useKindsOfThings();
  const says: Record<Difference["what"], string> = {
    only_then: t("removed since"),
    only_now: t("added since"),
    changed: t("changed since"),
  };
  return (
    <>
      <h3 className={styles.since}>{t("What has changed since")}</h3>
      {found.length === 0 && <p className="muted">{t("Nothing: this is how it is now.")}</p>}
      <ul>
        {found.map((one) => (
          <li key={`${one.list}/${one.id}`} className={styles.difference}>
            <span className="s muted">{kinds[one.list]}</span>
            <span className="grow">{say(one.name)}</span>
            <span className={`s ${TONES[one.what]}`}>{says[one.what]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const TONES = { only_then: "loss", only_now: "good", changed: "muted" };

function useKindsOfThings(): Record<string, string> {
  const { t } = useWords();
  return {
    stages: t("Stage"),
    touchpoints: t("Touchpoint"),
    personas: t("Persona"),
    segments: t("Segment"),
    objectives: t("Objective"),
    pains: t("Pain point"),
    delights: t("High point"),
    opportunities: t("Opportunity"),
    actions: t("Action"),
    tactics: t("Tactic"),
    evidence: t("Evidence"),
    competitors: t("Competitor"),
    "board/groups": t("Group"),
    "board/problems": t("Problem"),
    "board/ideas": t("Idea"),
  };
}
