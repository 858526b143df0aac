import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { GRADES } from "@/journey/graded.ts";
import type { Competitor, Criterion, Grade } from "@/journey/types.ts";
import { EvidencePick } from "@/parts/EvidencePick.tsx";
import { PickButton } from "@/parts/PickButton.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { EvidenceGrade, gradeNames } from "@/widgets/EvidenceGrade.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Competitors.module.css";

/** The points on which people compare a competitor with us, and who does better. */
export function Criteria({ doc, one }: { doc: Doc; one: Competitor }) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const path = ["competitors", one.id, "compared_on"];
  const criteria = one.compared_on ?? [];
  return (
    <>
      {criteria.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("Compared on")}</th>
              <th scope="col">{t("Who does better")}</th>
              <th scope="col">{t("Evidence")}</th>
            </tr>
          </thead>
          <tbody>
            {criteria.map((criterion, place) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: criteria have no id but their place
                key={place}
                doc={doc}
                criterion={criterion}
                path={[...path, place]}
                onRemove={() => doc.remove(path, place, doc.say(criterion.text))}
              />
            ))}
          </tbody>
        </table>
      )}
      {adding && (
        <InlineEdit
          open
          editable
          label={t("What is compared")}
          value=""
          onSave={(words) => doc.add(path, { text: doc.write(words) })}
          onClose={() => setAdding(false)}
        />
      )}
      {doc.editable && !adding && (
        <Button look="quiet" icon={<Plus size={14} />} onPress={() => setAdding(true)}>
          {t("Add comparison")}
        </Button>
      )}
    </>
  );
}

interface RowProps {
  doc: Doc;
  criterion: Criterion;
  path: (string | number)[];
  onRemove: () => void;
}

function Row({ doc, criterion, path, onRemove }: RowProps) {
  const { t } = useWords();
  const better = { us: t("We do"), them: t("They do"), same: t("Nobody") };
  const names = gradeNames(t);
  const grade = criterion.grade ?? "hypothesis";
  const words = doc.say(criterion.text);
  const put = (field: string, value: unknown) => doc.edit([...path, field], value);
  return (
    <tr>
      <th scope="row">
        <InlineEdit
          key={words}
          label={t("Compared on")}
          value={words}
          editable={doc.editable}
          onSave={(said) => {
            const next = doc.write(said, criterion.text);
            if (next) put("text", next);
            else onRemove();
          }}
        />
        {criterion.note && <div className="muted s">{doc.say(criterion.note)}</div>}
      </th>
      <td>
        <PickButton
          look="bare"
          label={t("Who does better")}
          disabled={!doc.editable}
          choices={[
            ...Object.entries(better).map(([id, label]) => ({ id, label })),
            { id: "", label: t("Not known") },
          ]}
          selected={[criterion.better ?? ""]}
          onChange={([id]) => put("better", id || null)}
        >
          <span className={styles[criterion.better ?? "unknown"]}>
            {criterion.better ? better[criterion.better] : t("Not known")}
          </span>
        </PickButton>
      </td>
      <td>
        <span className={styles.known}>
          <PickButton
            look="bare"
            label={t("Evidence grade")}
            disabled={!doc.editable}
            choices={GRADES.map((id) => ({
              ...{ id, label: names[id], icon: <EvidenceGrade grade={id} silent /> },
            }))}
            selected={[grade]}
            onChange={([id]) => put("grade", (id as Grade) === "hypothesis" ? null : id)}
          >
            <EvidenceGrade grade={grade} worded />
          </PickButton>
          {doc.editable && (
            <>
              <EvidencePick
                doc={doc}
                evidence={criterion.evidence ?? []}
                onChange={(ids) => put("evidence", ids.length ? ids : null)}
              />
              <button
                type="button"
                className={styles.remove}
                aria-label={t("Delete “{words}”", { words })}
                onClick={onRemove}
              >
                <Trash2 size={14} aria-hidden />
              </button>
            </>
          )}
        </span>
      </td>
    </tr>
  );
}
