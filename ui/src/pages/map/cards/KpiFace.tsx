import { useWords } from "@/words/index.ts";
import { KpiGap } from "../difference/CardParts.tsx";
import type { Card } from "../model/cards.ts";
import { kpiOf, type Meter } from "../model/kpi.ts";
import { useKpiFigure } from "../state/figures.ts";
import { useText } from "../state/text.ts";
import { CommentCount } from "./CommentCount.tsx";
import styles from "./card.module.css";
import { kpiText } from "./kpiText.ts";

/** A KPI: its value, a meter with the target, and the target in words. */
export function KpiFace({ card, raised }: { card: Card; raised: string | undefined }) {
  const words = useWords();
  const { t } = words;
  const { say } = useText();
  const figure = useKpiFigure(card);
  const kpi = kpiOf(card.raw, figure);
  const unit = say(kpi.unit);
  const show = (value: number) => kpiText(value, unit, words);
  const tone = kpi.meter?.on === true ? "good" : "";
  return (
    <div className={`${styles.kpi} ${raised ?? ""}`}>
      <div className={styles.kpiTop}>
        <span>{card.text}</span>
        <b className={tone}>{kpi.value === null ? "–" : show(kpi.value)}</b>
      </div>
      {kpi.meter && <MeterBar meter={kpi.meter} />}
      <div className={`${styles.foot} muted`}>
        <span>
          {kpi.target !== null
            ? t("target {value}", { value: show(kpi.target) })
            : kpi.value === null
              ? t("not measured yet")
              : t("no target")}
        </span>
        <KpiGap kpi={kpi} measured={figure !== null} show={show} />
        <CommentCount element={card.element} />
      </div>
    </div>
  );
}

function MeterBar({ meter }: { meter: Meter }) {
  return (
    <div className={styles.meter} aria-hidden="true">
      <span
        className={`${styles.fill} ${meter.on ? styles.on : styles.off}`}
        style={{ width: `${meter.fill}%` }}
      />
      {meter.mark !== null && <span className={styles.mark} style={{ left: `${meter.mark}%` }} />}
    </div>
  );
}
