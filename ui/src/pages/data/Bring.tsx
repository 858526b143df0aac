import { useState } from "react";
import { api } from "@/api/client.ts";
import { Section } from "@/pages/settings/Section.tsx";
import { useWords } from "@/words/index.ts";
import { DropFile } from "./DropFile.tsx";
import { Ended } from "./Ended.tsx";
import { Prepare } from "./Prepare.tsx";
import { Running } from "./Running.tsx";
import type { Data, Job, Upload } from "./types.ts";
import { runs, useJob } from "./useData.ts";

/** Bringing in a file of events: choose it, say what it means, import it, see what became of it. */
export function Bring({ data, workspace }: { data: Data; workspace: string }) {
  const { t } = useWords();
  const [upload, setUpload] = useState<Upload | null>(null);
  const [started, setStarted] = useState<Job | null>(runs(data.job) ? data.job : null);
  const { job, stop } = useJob(workspace, started);
  const leave = () => {
    if (upload && job?.state !== "done") void forget(workspace, upload.id);
    setUpload(null);
    setStarted(null);
  };
  return (
    <Section
      title={t("Bring in events")}
      about={t(
        "A table with one row for each thing that happened: what, when, and to whom. An export of the shop, the till, the newsletter or the support desk will do.",
      )}
    >
      {job && runs(job) && <Running job={job} stop={stop} />}
      {job && !runs(job) && (
        <Ended
          job={job}
          workspace={workspace}
          again={upload && job.state !== "done" ? () => setStarted(null) : undefined}
          another={leave}
        />
      )}
      {!job && !upload && (
        <DropFile workspace={workspace} most={data.most_bytes} onBrought={setUpload} />
      )}
      {!job && upload && (
        <Prepare workspace={workspace} upload={upload} onStarted={setStarted} onLeave={leave} />
      )}
    </Section>
  );
}

function forget(workspace: string, upload: string): Promise<unknown> {
  const path = { workspace, upload };
  return api.delete("/workspaces/{workspace}/import/{upload}", { path }).catch(() => undefined);
}
