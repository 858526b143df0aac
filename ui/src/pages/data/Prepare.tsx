import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client.ts";
import { Button } from "@/widgets/Button.tsx";
import { Checkbox } from "@/widgets/Checkbox.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import { Columns } from "./Columns.tsx";
import styles from "./data.module.css";
import { sizeText } from "./fields.ts";
import { Happenings } from "./Happenings.tsx";
import { lacks, opened } from "./mapping.ts";
import { PreviewRows } from "./PreviewRows.tsx";
import type { Job, Look, Mapping, Upload } from "./types.ts";
import { useLook, usePreview } from "./useData.ts";
import { Written } from "./Written.tsx";

interface PrepareProps {
  workspace: string;
  upload: Upload;
  onStarted: (job: Job) => void;
  onLeave: () => void;
}

/** What the columns of a file mean, what becomes of its first rows, and the start of its import. */
export function Prepare(props: PrepareProps) {
  const { t } = useWords();
  const { data: look, error: failed } = useLook(props.workspace, props.upload.id);
  const error = look ? null : failed;
  return (
    <div className={styles.prepare}>
      <p>
        <b>{props.upload.name}</b> <span className="muted">{sizeText(props.upload.size)}</span>
      </p>
      {error && (
        <p className="loss" role="alert">
          {error.message}
        </p>
      )}
      {!look && !error && <Loading label={t("Looking at the file")} />}
      {look && <Means key={props.upload.id} {...props} look={look} />}
      {error && (
        <div className={styles.buttons}>
          <Button onPress={props.onLeave}>{t("Choose another file")}</Button>
        </div>
      )}
    </div>
  );
}

function Means({ workspace, upload, look, onStarted, onLeave }: PrepareProps & { look: Look }) {
  const { t } = useWords();
  const [plain, setPlain] = useState(look.standard);
  const [mapping, change] = useState<Mapping | null>(() => look.mapping && opened(look.mapping));
  const asked = plain ? null : mapping;
  const lacking = asked ? lacks(asked) : [];
  const ready = lacking.length === 0 && (plain || asked !== null);
  const preview = usePreview(workspace, upload.id, asked, ready);
  const shown = preview.settled && !preview.isError && Boolean(preview.data?.made);
  const start = useMutation({
    mutationFn: () =>
      api.post("/workspaces/{workspace}/import/{upload}", {
        path: { workspace, upload: upload.id },
        body: { mapping: asked },
      }),
    onSuccess: onStarted,
  });
  return (
    <>
      {look.standard && (
        <Checkbox isSelected={plain} onChange={setPlain}>
          {t("The columns have the standard names: import them as they are")}
        </Checkbox>
      )}
      {asked && (
        <>
          <Questions look={look} lacking={lacking} />
          <Happenings look={look} mapping={asked} change={change} />
          <Columns look={look} mapping={asked} change={change} />
          <Written mapping={asked} change={change} />
        </>
      )}
      <PreviewRows
        preview={preview.data}
        error={preview.error}
        ready={ready}
        zone={asked?.time_zone ?? "UTC"}
      />
      {start.error && (
        <p className="loss" role="alert">
          {start.error.message}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          look="primary"
          isDisabled={!ready || start.isPending || !shown}
          onPress={() => start.mutate()}
        >
          {t("Import the file")}
        </Button>
        <Button onPress={onLeave}>{t("Cancel")}</Button>
      </div>
    </>
  );
}

function Questions({ look, lacking }: { look: Look; lacking: readonly string[] }) {
  const { t } = useWords();
  const own: Record<string, string> = {
    time: t("Choose the column that says when it happened."),
    person: t("Choose the column that says who it was: give one column the meaning “Person”."),
    event: t("Write what happened."),
  };
  const open = look.lacks.length === 0 ? look.questions : [];
  if (lacking.length + open.length === 0) return null;
  return (
    <div className={styles.questions}>
      <h3>{t("To make sure")}</h3>
      <ul>
        {lacking.map((one) => (
          <li key={one} className="warn">
            {own[one]}
          </li>
        ))}
        {open.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}
