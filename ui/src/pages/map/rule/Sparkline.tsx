import type { RulePreview } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import styles from "./rule.module.css";

const [WIDE, HIGH] = [312, 40];

function line(values: number[], most: number): string {
  const step = WIDE / Math.max(values.length - 1, 1);
  return values
    .map((value, k) => `${k ? "L" : "M"}${(k * step).toFixed(1)} ${y(value, most)}`)
    .join("");
}

function y(value: number, most: number): string {
  return (HIGH - 3 - ((HIGH - 6) * value) / most).toFixed(1);
}

/** People over the period: with this rule solid, with the one of today dashed. */
export function Sparkline({ series }: { series: RulePreview["series"] }) {
  const { t, dateRange } = useWords();
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last || series.length < 2) return null;
  const most = Math.max(1, ...series.map((one) => Math.max(one.people, one.today)));
  const label = t("People over {period}: solid with this rule, dashed with the one of today", {
    period: dateRange(first.day, last.day),
  });
  return (
    <svg className={styles.spark} viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label}>
      <path
        className={styles.then}
        d={line(
          series.map((one) => one.today),
          most,
        )}
      />
      <path
        className={styles.now}
        d={line(
          series.map((one) => one.people),
          most,
        )}
      />
    </svg>
  );
}
