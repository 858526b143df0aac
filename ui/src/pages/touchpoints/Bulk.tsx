import { X } from "lucide-react";
import type { TouchpointState } from "@/journey/types.ts";
import type { Simple } from "@/operations/types.ts";
import { states } from "@/parts/labels.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Register.module.css";

interface BulkProps {
  doc: Doc;
  ids: readonly string[];
  onDone: () => void;
}

/** What can be done with several touchpoints at once; one step takes it back. */
export function Bulk({ doc, ids, onDone }: BulkProps) {
  const { t } = useWords();
  const each = (make: (id: string) => Simple) =>
    doc.apply({ op: "batch", operations: ids.map(make) });
  const put = (field: string, value: unknown) =>
    each((id) => ({ op: "edit", path: ["touchpoints", id, field], value }));
  const remove = () => {
    each((id) => ({ op: "remove", path: ["touchpoints"], id, tidy: 1 }));
    onDone();
  };
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t("Selected touchpoints")}>
      <b>{t("{n, plural, one {# selected} other {# selected}}", { n: ids.length })}</b>
      <PickButton
        label={t("State of the selected")}
        choices={[
          ...Object.entries(states(t)).map(([id, label]) => ({ id, label })),
          { id: "", label: t("To decide") },
        ]}
        selected={[]}
        onChange={([id]) => put("state", (id as TouchpointState) || null)}
      >
        {t("Set state")}
      </PickButton>
      <PickButton
        multiple
        label={t("Stages of the selected")}
        choices={doc.document.stages.map((one) => ({ id: one.id, label: doc.say(one.name) }))}
        selected={[]}
        onChange={(stages) => put("stages", stages.length ? stages : null)}
      >
        {t("Set stages")}
      </PickButton>
      <Button look="danger" onPress={remove}>
        {t("Delete")}
      </Button>
      <span className="grow" />
      <Button look="quiet" icon={<X size={14} />} onPress={onDone}>
        {t("Clear the selection")}
      </Button>
    </div>
  );
}
