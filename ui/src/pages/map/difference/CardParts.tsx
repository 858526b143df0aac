import type { Difference } from "@/api/types.ts";
import { useWords, type Words } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import type { Kpi } from "../model/kpi.ts";
import { useLayer } from "../state/figures.ts";
import styles from "./difference.module.css";
import { useDifferencesAt } from "./useDifferences.ts";

/** What parts at a touchpoint, on its card. */
export function TouchpointParts({ card }: { card: Card }) {
  const { t } = useWords();
  const ones = useDifferencesAt(card.key);
  return ones.map((one) => (
    <div key={one.key} className={styles.note}>
      {noteOf(one, t)}
    </div>
  ));
}

function noteOf(one: Difference, t: Words["t"]): string {
  if (one.kind === "in_use") {
    return t("already used by {n, plural, one {# person} other {# people}}", { n: one.people });
  }
  if (one.kind === "absent") return t("nobody meets it here");
  return one.ruled ? t("no event shows it") : t("no rule can show it");
}

interface GapProps {
  kpi: Kpi;
  /** Whether its value comes from the events. */
  measured: boolean;
  show: (value: number) => string;
}

/** In the layer of differences: by how much a measured KPI is on or off its target. */
export function KpiGap({ kpi, measured, show }: GapProps) {
  const { t } = useWords();
  const layer = useLayer();
  const { value, target, meter } = kpi;
  if (layer !== "difference" || !measured || value === null || target === null) return null;
  const gap = show(Math.abs(value - target));
  const on = meter?.on === true;
  return (
    <span className={on ? "good" : styles.note}>
      {on ? t("on target by {gap}", { gap }) : t("off target by {gap}", { gap })}
    </span>
  );
}
