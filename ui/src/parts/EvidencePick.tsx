import { Paperclip } from "lucide-react";
import { useWords } from "@/words/index.ts";
import { PickButton } from "./PickButton.tsx";
import type { Doc } from "./useDoc.ts";

interface EvidencePickProps {
  doc: Doc;
  evidence: readonly string[];
  onChange: (ids: string[]) => void;
}

/** What stands behind a statement: how many pieces of evidence, and the list to choose from. */
export function EvidencePick({ doc, evidence, onChange }: EvidencePickProps) {
  const { t, number } = useWords();
  const library = doc.document.evidence ?? [];
  if (library.length === 0) return null;
  const choices = library.map((one) => ({ id: one.id, label: doc.say(one.title) }));
  return (
    <PickButton
      look="bare"
      multiple
      label={t("Evidence")}
      choices={choices}
      selected={evidence}
      onChange={onChange}
    >
      <Paperclip size={14} aria-hidden className={evidence.length ? undefined : "muted"} />
      {evidence.length > 0 ? (
        <span className="s">{number(evidence.length)}</span>
      ) : (
        <span className="sr">{t("none")}</span>
      )}
    </PickButton>
  );
}
