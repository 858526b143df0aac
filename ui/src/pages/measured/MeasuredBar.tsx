import type { Layer } from "@/api/types.ts";
import { BringEvents } from "@/parts/BringEvents.tsx";
import { useWords } from "@/words/index.ts";
import { Freshness } from "./Freshness.tsx";
import styles from "./measured.module.css";
import { PeriodChip } from "./PeriodChip.tsx";
import { SegmentChip } from "./SegmentChip.tsx";
import type { Measured } from "./useMeasured.ts";

/** Period, segment and freshness of the measured layer, for the bar of a page. */
export function MeasuredBar({ measured }: { measured: Measured }) {
  const { t } = useWords();
  const { layer, filters } = measured;
  if (layer?.state === "none") return <Nothing reason={layer.reason} />;
  return (
    <div className={styles.bar}>
      <PeriodChip
        filters={filters}
        first={layer?.first_event ?? null}
        last={layer?.last_event ?? null}
      />
      <SegmentChip filters={filters} layer={layer} />
      {layer?.simulated && <span className={styles.made}>{t("simulated data")}</span>}
      {layer?.hidden && (
        <span className="warn s">
          {t("This segment has very few people: figures are not shown.")}
        </span>
      )}
      <Freshness measured={measured} />
    </div>
  );
}

/** Why nothing can be measured, and what to do about it. */
function Nothing({ reason }: { reason: Layer["reason"] }) {
  const { t } = useWords();
  const said = {
    no_events: t("No events yet: with some, figures appear here."),
    no_rules: t("No stage has a rule yet. Open a stage and build one."),
    damaged: t("The events cannot be read. Whoever runs the server finds why in its log."),
  };
  return (
    <p className="muted s" role="status">
      {said[reason ?? "no_events"]} {(reason ?? "no_events") === "no_events" && <BringEvents />}
    </p>
  );
}
