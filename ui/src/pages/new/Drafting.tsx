import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { ApiError, api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Job } from "@/api/types.ts";
import { subscribe } from "@/app/live.ts";
import { queries } from "@/app/queries.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import type { Lang } from "@/words/lang.ts";
import styles from "./New.module.css";

const JOB = "/workspaces/{workspace}/jobs/{job}";

/** Drafting from events: long work with progress and stop; opens the draft when it is made. */
export function Drafting({ title, lang }: { title: string; lang: Lang }) {
  const { t } = useWords();
  const { job, problem, start, stop } = useDraft(title, lang);
  const runs = job?.state === "waiting" || job?.state === "running";
  return (
    <>
      {problem && (
        <p role="alert" className="loss">
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="primary" isDisabled={runs} onPress={start}>
          {t("Draft the journey")}
        </Button>
        {runs && (
          <>
            <progress
              className={styles.progress}
              value={job.progress}
              max={1}
              aria-label={t("Drafting…")}
            />
            <Button onPress={stop}>{t("Stop")}</Button>
          </>
        )}
      </div>
    </>
  );
}

function useDraft(title: string, lang: Lang) {
  const { workspace = "" } = useParams({ strict: false });
  const [job, setJob] = useState<Job | null>(null);
  const [problem, setProblem] = useState("");
  useFollowed(job, setJob, setProblem);
  const start = async () => {
    setProblem("");
    try {
      const body = { title: title.trim() || null, lang };
      setJob(await api.post("/workspaces/{workspace}/drafts", { path: { workspace }, body }));
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : String(error));
    }
  };
  const stop = async () => {
    if (job) setJob(await api.delete(JOB, { path: { workspace, job: job.id } }));
  };
  return { job, problem, start, stop };
}

/** Asks how far the job is, at once when told, else every second; then opens the draft. */
function useFollowed(
  job: Job | null,
  setJob: (job: Job) => void,
  setProblem: (problem: string) => void,
) {
  const { workspace = "" } = useParams({ strict: false });
  const navigate = useNavigate();
  const runs = job?.state === "waiting" || job?.state === "running" ? job.id : null;
  useEffect(() => {
    if (!runs) return;
    const path = { workspace, job: runs };
    const ask = () => void api.get(JOB, { path }).then(setJob, () => undefined);
    const every = setInterval(ask, 1000);
    const end = subscribe("job", ask);
    return () => {
      clearInterval(every);
      end();
    };
  }, [runs, workspace, setJob]);
  useEffect(() => {
    if (job?.state === "failed") setProblem(job.problems.map((one) => one.message).join(" "));
    const made = job?.state === "done" ? job.result : null;
    if (!made || !("journey" in made)) return;
    const { journey } = made;
    void queries.invalidateQueries({ queryKey: keys.workspace(workspace) });
    void navigate({ to: "/w/$workspace/j/$journey", params: { workspace, journey } });
  }, [job, workspace, navigate, setProblem]);
}
