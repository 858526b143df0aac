import { useWords } from "@/words/index.ts";
import { Bar } from "./Bar.tsx";
import type { Job } from "./types.ts";

/** An import on its way. */
export function Running({ job, stop }: { job: Job; stop: () => void }) {
  const { t } = useWords();
  const said =
    job.state === "waiting"
      ? t("Waiting for its turn")
      : job.step === "timeline"
        ? t("Sorting the events")
        : t("Reading the file");
  return <Bar said={said} share={job.progress} stop={stop} />;
}
