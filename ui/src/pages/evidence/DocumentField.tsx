import { Download, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Evidence } from "@/journey/types.ts";
import { Field } from "@/parts/Field.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { useDeletion, useFiles } from "@/parts/useFiles.ts";
import { Button } from "@/widgets/Button.tsx";
import { ConfirmDialog } from "@/widgets/Dialog.tsx";
import { Icon } from "@/widgets/Icon.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Evidence.module.css";

interface DocumentFieldProps {
  doc: Doc;
  one: Evidence;
  /** The document's id. */
  id: string;
  /** How many statements cite the evidence. */
  cited: number;
}

/** The document of a piece of evidence: to download, and to delete for good. */
export function DocumentField({ doc, one, id, cited }: DocumentFieldProps) {
  const { t } = useWords();
  const { files, addressOf } = useFiles();
  const file = files.find((card) => card.id === id);
  return (
    <Field label={t("Document")}>
      {file ? (
        <a className={styles.link} href={addressOf(id)} download>
          <Download size={14} aria-hidden />
          {file.name} <span className="muted">{sizeText(file.size)}</span>
        </a>
      ) : (
        <span className="warn">{t("The document is not there any more")}</span>
      )}
      {file && doc.editable && <Delete name={file.name} id={id} one={one} cited={cited} />}
    </Field>
  );
}

interface DeleteProps {
  name: string;
  id: string;
  one: Evidence;
  cited: number;
}

function Delete({ name, id, one, cited }: DeleteProps) {
  const { t } = useWords();
  const [asking, ask] = useState(false);
  const remove = useDeletion();
  return (
    <>
      <span className={styles.remove}>
        <Button look="quiet" icon={<Icon of={Trash2} />} onPress={() => ask(true)}>
          {t("Delete the document")}
        </Button>
      </span>
      <ConfirmDialog
        title={t("Delete {name}", { name })}
        open={asking}
        verb={t("Delete the document")}
        danger
        onConfirm={() => void remove(one.id, id)}
        onClose={() => ask(false)}
      >
        <p>{t("The document is deleted for everybody, and cannot be brought back.")}</p>
        <p className="muted">
          {t(
            "{n, plural, =0 {The evidence itself stays, without a document.} one {The evidence itself stays, without a document, and so does the statement that cites it.} other {The evidence itself stays, without a document, and so do the # statements that cite it.}}",
            { n: cited },
          )}
        </p>
      </ConfirmDialog>
    </>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1e6
    ? `${Math.max(1, Math.round(bytes / 1e3))} KB`
    : `${Math.round(bytes / 1e6)} MB`;
}
