import { useWords } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { type TouchpointFigures, useTouchpointFigures } from "../state/figures.ts";
import styles from "./card.module.css";

/** What was measured of a touchpoint: how many of the stage's people met it, and what goes with it. */
export function TouchpointShare({ card }: { card: Card }) {
  const { t, share, number } = useWords();
  const row = useTouchpointFigures(card);
  if (!row) return null;
  if (!row.events) return <div className="s muted">{t("not measured yet")}</div>;
  return (
    <div className={styles.share}>
      <span className={styles.reach} aria-hidden="true">
        <span style={{ width: `${Math.min(row.reach ?? 0, 1) * 100}%` }} />
      </span>
      <span className={styles.figures}>
        <span>
          {row.few || row.reach === null ? `n ${number(row.people ?? 0)}` : share(row.reach)}
        </span>
        <Effect row={row} />
      </span>
    </div>
  );
}

function Effect({ row }: { row: TouchpointFigures }) {
  const { t, points } = useWords();
  if (row.difference === null || row.few) return <span className="muted">–</span>;
  const sure =
    (row.difference_low ?? 0) > 0 ? "good" : (row.difference_high ?? 0) < 0 ? "loss" : "muted";
  return (
    <span className={sure} title={t("Progress that goes with it, not because of it")}>
      {points(row.difference)}
    </span>
  );
}
