import { FileUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { DropZone, type FileDropItem } from "react-aria-components";
import { Button } from "@/widgets/Button.tsx";
import { Icon } from "@/widgets/Icon.tsx";
import { useWords } from "@/words/index.ts";
import { Bar } from "./Bar.tsx";
import styles from "./data.module.css";
import { sizeText } from "./fields.ts";
import type { Upload } from "./types.ts";
import { sendFile } from "./useData.ts";

const TAKEN = ".csv,.tsv,.tab,.txt,.json,.jsonl,.ndjson,.parquet,.pq,.gz,.zst";

interface DropFileProps {
  workspace: string;
  /** Bytes that a file may have. */
  most: number;
  onBrought: (upload: Upload) => void;
}

/** A file of events, dropped here or chosen; it goes to the server and waits there. */
export function DropFile({ workspace, most, onBrought }: DropFileProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const { sent, problem, take, stop } = useSending(workspace, most, onBrought);
  if (sent !== null) {
    return <Bar said={t("Sending the file")} share={sent} stop={stop} />;
  }
  return (
    <DropZone
      className={styles.drop ?? ""}
      aria-label={t("File of events")}
      getDropOperation={() => "copy"}
      onDrop={async (event) => {
        const item = event.items.find((one): one is FileDropItem => one.kind === "file");
        await take(await item?.getFile());
      }}
    >
      <p>{t("Drop a file here.")}</p>
      <p className="s muted">
        {t("CSV, TSV, JSON or Parquet, also packed with gzip or zstd; at most {size}.", {
          size: sizeText(most),
        })}{" "}
        {t("Save an Excel sheet as CSV first.")}
      </p>
      {problem && (
        <p className="loss" role="alert">
          {problem}
        </p>
      )}
      <input
        ref={input}
        type="file"
        accept={TAKEN}
        className="sr"
        tabIndex={-1}
        aria-label={t("File of events")}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <Button icon={<Icon of={FileUp} />} onPress={() => input.current?.click()}>
        {t("Choose a file")}
      </Button>
    </DropZone>
  );
}

function useSending(workspace: string, most: number, onBrought: (upload: Upload) => void) {
  const { t } = useWords();
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState("");
  const ended = useRef<AbortController | null>(null);
  useEffect(() => () => ended.current?.abort(), []);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setProblem("");
    if (file.size > most) {
      setProblem(t("The file is larger than {size}.", { size: sizeText(most) }));
      return;
    }
    ended.current = new AbortController();
    setSent(0);
    try {
      onBrought(await sendFile(workspace, file, setSent, ended.current.signal));
    } catch (error) {
      setProblem(saidOf(error, t));
    }
    setSent(null);
  };
  return { sent, problem, take, stop: () => ended.current?.abort() };
}

function saidOf(error: unknown, t: (text: string) => string): string {
  const text = error instanceof Error ? error.message : String(error);
  if (text === "aborted") return "";
  return text === "offline" ? t("The server cannot be reached") : text;
}
