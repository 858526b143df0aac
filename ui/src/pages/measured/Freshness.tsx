import { RefreshCw } from "lucide-react";
import { ProgressBar } from "react-aria-components";
import { ApiError } from "@/api/client.ts";
import type { Job } from "@/api/types.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./measured.module.css";
import type { Measured } from "./useMeasured.ts";

/** Whether the figures hold: as of when, how far a new measurement is, what went wrong. */
export function Freshness({ measured }: { measured: Measured }) {
  const { t, date, time } = useWords();
  const { layer, job, error, refresh, stop } = measured;
  if (job) return <Running job={job} stop={stop} />;
  if (error) {
    const said = error instanceof ApiError ? error.problems[0]?.message : undefined;
    return <Again text={said ?? t("The server cannot be reached")} act={refresh} bad />;
  }
  if (!layer) return null;
  if (layer.state === "failed") {
    return (
      <Again text={layer.job?.problems[0]?.message ?? t("Measuring failed")} act={refresh} bad />
    );
  }
  if (layer.state === "stale")
    return <Again text={t("Rules or events have changed")} act={refresh} />;
  if (layer.state === "none") return null;
  return (
    <span className={styles.fresh}>
      <span className="muted s nowrap">
        {t("Data as of {day}, {time}", { day: date(layer.as_of), time: time(layer.as_of) })}
      </span>
      <Button look="quiet" aria-label={t("Measure anew")} onPress={refresh}>
        <RefreshCw size={14} aria-hidden />
      </Button>
    </span>
  );
}

function Running({ job, stop }: { job: Job; stop: () => void }) {
  const { t, share } = useWords();
  const said =
    job.state === "waiting"
      ? t("Waiting for its turn")
      : job.step === "timeline"
        ? t("Sorting the events")
        : t("Counting people");
  return (
    <span className={styles.fresh} aria-live="polite">
      <ProgressBar
        className={styles.progress}
        value={Math.round(job.progress * 100)}
        valueLabel={share(job.progress)}
        aria-label={t("Measuring")}
      >
        <span className="s muted nowrap">{said}</span>
        <span className={styles.track}>
          <span className={styles.done} style={{ width: `${Math.round(job.progress * 100)}%` }} />
        </span>
      </ProgressBar>
      <Button look="quiet" onPress={stop}>
        {t("Stop")}
      </Button>
    </span>
  );
}

function Again({ text, act, bad }: { text: string; act: () => void; bad?: boolean }) {
  const { t } = useWords();
  return (
    <span className={styles.fresh} role={bad ? "alert" : "status"}>
      <span className={`${bad ? "loss" : "warn"} s`}>{text}</span>
      <Button onPress={act} icon={<RefreshCw size={14} aria-hidden />}>
        {t("Measure anew")}
      </Button>
    </span>
  );
}
