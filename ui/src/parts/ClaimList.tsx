import { Plus } from "lucide-react";
import { useState } from "react";
import { claimParts } from "@/journey/graded.ts";
import type { Claim } from "@/journey/types.ts";
import type { Path } from "@/operations/types.ts";
import { Button } from "@/widgets/Button.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { ClaimRow } from "./ClaimRow.tsx";
import type { Doc } from "./useDoc.ts";

interface ClaimListProps {
  doc: Doc;
  path: Path;
  claims: readonly Claim[];
  /** What one of them is: "Need". */
  label: string;
  /** What belongs here, while nothing is there yet. */
  hint?: string;
}

/** Statements one below the other, and a place to write another. */
export function ClaimList({ doc, path, claims, label, hint }: ClaimListProps) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <>
      {claims.length === 0 && !adding && (hint || !doc.editable) && (
        <p className="muted">{hint ?? "–"}</p>
      )}
      <ul>
        {claims.map((claim, place) => (
          <ClaimRow
            // biome-ignore lint/suspicious/noArrayIndexKey: statements have no id but their place
            key={place}
            {...{ doc, claim, label }}
            first={place === 0}
            last={place === claims.length - 1}
            onChange={(next) => doc.edit([...path, place], next)}
            onRemove={() => doc.remove(path, place, doc.say(claimParts(claim).text))}
            onMove={(by) =>
              doc.apply({ op: "move", path, id: place, before: by < 0 ? place - 1 : place + 2 })
            }
          />
        ))}
      </ul>
      {adding && (
        <InlineEdit
          open
          editable
          label={t("New in “{box}”", { box: label })}
          value=""
          onSave={(words) => {
            const text = doc.write(words);
            if (text) doc.add(path, text);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {doc.editable && !adding && (
        <Button look="quiet" icon={<Plus size={14} />} onPress={() => setAdding(true)}>
          <span className="sr">{label}: </span>
          {t("Add")}
        </Button>
      )}
    </>
  );
}
