import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { DropZone, type FileDropItem } from "react-aria-components";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./New.module.css";
import type { Beginning } from "./ways.ts";

const MOST = 5_000_000;

interface FileWayProps {
  file: Beginning["file"];
  choose: (file: Beginning["file"]) => void;
}

/** A journey's file, dropped here or chosen. */
export function FileWay({ file, choose }: FileWayProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [large, setLarge] = useState(false);
  const take = async (found: File | undefined) => {
    if (!found) return;
    setLarge(found.size > MOST);
    if (found.size <= MOST) choose({ name: found.name, text: await found.text() });
  };
  return (
    <DropZone
      className={styles.drop ?? ""}
      aria-label={t("Journey file")}
      getDropOperation={() => "copy"}
      onDrop={async (event) => {
        const item = event.items.find((one): one is FileDropItem => one.kind === "file");
        await take(await item?.getFile());
      }}
    >
      <p>{file ? <b>{file.name}</b> : t("Drop a YAML or JSON file here.")}</p>
      {large && <p className="loss">{t("The file is larger than 5 MB.")}</p>}
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml,.json"
        className="sr"
        tabIndex={-1}
        aria-label={t("Journey file")}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <Button
        icon={<FileUp size={16} strokeWidth={1.5} aria-hidden="true" />}
        onPress={() => input.current?.click()}
      >
        {file ? t("Choose another") : t("Choose a file")}
      </Button>
    </DropZone>
  );
}
