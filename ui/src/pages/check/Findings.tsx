import { Circle, CircleAlert, CircleDot, type LucideIcon } from "lucide-react";
import type { Finding, FindingPlace } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import styles from "./Check.module.css";
import { GoThere } from "./GoThere.tsx";
import type { Severity } from "./severities.ts";
import { targetOf, targetOfAll } from "./targets.ts";

const ICONS: Record<Severity, LucideIcon> = { high: CircleAlert, medium: CircleDot, low: Circle };
const SHOWN = 5;

/** What each severity is called. */
export function useSeverities(): Record<Severity, string> {
  const { t } = useWords();
  return { high: t("High"), medium: t("Medium"), low: t("Low") };
}

/** The findings of one mark, gravest first. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className={styles.findings}>
      {findings.map((one) => (
        <Row key={`${one.check} ${one.places.map((place) => place.key).join()}`} finding={one} />
      ))}
    </ul>
  );
}

function Row({ finding }: { finding: Finding }) {
  const { t } = useWords();
  const words = useSeverities();
  const Icon = ICONS[finding.severity];
  return (
    <li className={styles.finding}>
      <span className={`${styles.severity} ${styles[finding.severity]}`}>
        <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
        {words[finding.severity]}
      </span>
      <div className="grow">
        <p>{finding.explanation}</p>
        <p className="muted">{finding.fix}</p>
        <Places check={finding.check} places={finding.places} />
      </div>
      <GoThere
        button
        target={targetOfAll(finding)}
        label={t("Open the place: {what}", { what: finding.subject || finding.explanation })}
      >
        {t("Open")}
      </GoThere>
    </li>
  );
}

function Places({ check, places }: { check: string; places: readonly FindingPlace[] }) {
  const { t } = useWords();
  if (places.length < 2) return null;
  const more = places.length - SHOWN;
  return (
    <p className={styles.places}>
      {places.slice(0, SHOWN).map((place) => (
        <GoThere key={place.key} target={targetOf(check, place)}>
          {place.subject || place.key}
        </GoThere>
      ))}
      {more > 0 && (
        <span className="muted">
          {t("{n, plural, one {and # more} other {and # more}}", { n: more })}
        </span>
      )}
    </p>
  );
}
