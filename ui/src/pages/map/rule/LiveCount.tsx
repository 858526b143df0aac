import { AlertTriangle } from "lucide-react";
import { ApiError } from "@/api/client.ts";
import type { RulePreview } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import { useNames } from "./names.ts";
import styles from "./rule.module.css";
import { Sparkline } from "./Sparkline.tsx";

interface Props {
  preview: RulePreview | undefined;
  busy: boolean;
  error: Error | null;
  /** Whether the rule is another than the one of today. */
  changed: boolean;
}

/** Whom the rule would match, beside today's rule, before anything is saved. */
export function LiveCount({ preview, busy, error, changed }: Props) {
  const { t, share } = useWords();
  if (error && !(error instanceof ApiError && error.status === 409)) {
    const problem = error instanceof ApiError ? error.problems[0] : undefined;
    return (
      <p className={`${styles.count} loss`} role="alert">
        {problem ? `${problem.message} ${problem.fix ?? ""}` : t("The server cannot be reached")}
      </p>
    );
  }
  if (preview?.state === "none") {
    return (
      <p className="muted s">{t("No events yet: the rule can be built, and counted later.")}</p>
    );
  }
  if (preview?.state === "making") {
    return (
      <p className="muted s" role="status">
        {t("Getting the events ready: {share}", { share: share(preview.job?.progress ?? 0) })}
      </p>
    );
  }
  if (!preview) return <p className="muted s">{t("Counting people")}</p>;
  return <Counted preview={preview} busy={busy} changed={changed} />;
}

function Counted({
  preview,
  busy,
  changed,
}: {
  preview: RulePreview;
  busy: boolean;
  changed: boolean;
}) {
  const { t, number, dateRange } = useWords();
  const { people, difference, enter, leave, stay, few, series } = preview;
  const sign = (difference ?? 0) > 0 ? "+" : (difference ?? 0) < 0 ? "−" : "±";
  return (
    <div className={styles.live} data-busy={busy || undefined} aria-busy={busy}>
      <p className={styles.total} aria-live="polite">
        <b>{t("{n, plural, one {# person} other {# people}}", { n: people ?? 0 })}</b>
        {changed && !busy && (
          <span className={styles.difference}>
            {t("{difference} against today", {
              difference: `${sign}${number(Math.abs(difference ?? 0))}`,
            })}
          </span>
        )}
      </p>
      <Sparkline series={series} />
      {changed && busy && <p className="muted">{t("Counting people")}</p>}
      {changed && !busy && (
        <p className={styles.moves}>
          <span>{t("{n, plural, one {# enters} other {# enter}}", { n: enter ?? 0 })}</span>
          <span>{t("{n, plural, one {# leaves} other {# leave}}", { n: leave ?? 0 })}</span>
          <span>{t("{n, plural, one {# stays} other {# stay}}", { n: stay ?? 0 })}</span>
        </p>
      )}
      {few && <p className="warn s">{t("Few data: too few people to rely on.")}</p>}
      <p className="muted s">{dateRange(series[0]?.day ?? preview.start, preview.as_of)}</p>
    </div>
  );
}

/** Events that another stage's rule claims too, and who takes them. */
export function Overlaps({ preview }: { preview: RulePreview | undefined }) {
  const { t } = useWords();
  const names = useNames();
  if (!preview?.overlaps.length) return null;
  return (
    <ul className={styles.overlaps}>
      {preview.overlaps.map((one) => (
        <li key={one.stage}>
          <AlertTriangle size={14} aria-hidden />
          <span>
            {t(
              "{n, plural, one {# event counts} other {# events count}} for {stage} too: {taker} takes them, as it is tried first.",
              { n: one.events, stage: names.stage(one.stage), taker: names.stage(one.taken_by) },
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
