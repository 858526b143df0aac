import { useState } from "react";
import type { Path } from "@/operations/types.ts";
import { ChoiceField } from "@/parts/ChoiceField.tsx";
import { Field as Labelled } from "@/parts/Field.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./drawer.module.css";
import { durationOf, numberIn } from "./quantities.ts";

export interface SmallProps {
  doc: { editable: boolean; edit: (path: Path, value: unknown) => void };
  label: string;
  path: Path;
  value: unknown;
}

/** Yes or no. */
export function FlagField({ doc, label, path, value }: SmallProps) {
  return (
    <label className={styles.flag}>
      <input
        type="checkbox"
        checked={value === true}
        disabled={!doc.editable}
        onChange={(event) => doc.edit(path, event.currentTarget.checked ? true : null)}
      />
      {label}
    </label>
  );
}

/** Yes, no, or not known. */
export function AnswerField({ doc, label, path, value }: SmallProps) {
  const { t } = useWords();
  const selected = value === true ? "yes" : value === false ? "no" : "";
  return (
    <Labelled label={label}>
      <ChoiceField
        doc={doc}
        label={label}
        none={t("Not known")}
        choices={[
          { id: "", label: t("Not known") },
          { id: "yes", label: t("Yes") },
          { id: "no", label: t("No") },
        ]}
        selected={selected ? [selected] : []}
        onChange={([id]) => doc.edit(path, id ? id === "yes" : null)}
      />
    </Labelled>
  );
}

/** From 1 to 5. */
export function PointsField({ doc, label, path, value }: SmallProps) {
  const { t } = useWords();
  const points = ["1", "2", "3", "4", "5"];
  return (
    <Labelled label={label}>
      <ChoiceField
        doc={doc}
        label={label}
        none={t("To decide")}
        choices={[
          { id: "", label: t("To decide") },
          ...points.map((id) => ({ id, label: t("{n} of 5", { n: id }) })),
        ]}
        selected={typeof value === "number" ? [String(value)] : []}
        onChange={([id]) => doc.edit(path, id ? Number(id) : null)}
      />
    </Labelled>
  );
}

/** A number or a length of time, typed; what cannot be read is said and not kept. */
export function QuantityField(props: SmallProps & { kind: "number" | "duration" }) {
  const { doc, label, path, value, kind } = props;
  const { t, lang, figure } = useWords();
  const [fault, setFault] = useState("");
  const shown = typeof value === "number" ? figure(value) : typeof value === "string" ? value : "";
  const save = (words: string) => {
    const read =
      words === "" ? null : kind === "number" ? numberIn(words, lang) : durationOf(words);
    if (read === undefined) {
      setFault(
        kind === "number"
          ? t("“{words}” is not a number. Write one such as 1200 or 39.50.", { words })
          : t("“{words}” is not a length of time. Write 7d, 12h or 30min.", { words }),
      );
      return;
    }
    setFault("");
    doc.edit(path, read);
  };
  return (
    <Labelled label={label}>
      <InlineEdit
        key={shown}
        {...{ label, value: shown, onSave: save }}
        editable={doc.editable}
        placeholder={doc.editable ? t("Add") : "–"}
      />
      {fault && (
        <p className="s loss" role="alert">
          {fault}
        </p>
      )}
    </Labelled>
  );
}
