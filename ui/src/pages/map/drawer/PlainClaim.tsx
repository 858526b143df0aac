import type { Text } from "@/journey/types.ts";
import { ChoiceField } from "@/parts/ChoiceField.tsx";
import { Field as Labelled } from "@/parts/Field.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { useChoices } from "./choices.ts";
import type { Opened } from "./element.ts";
import { AnswerField } from "./SmallFields.tsx";

interface PlainClaimProps {
  field: string;
  label: string;
  opened: Opened;
  doc: Doc;
}

/** A field of a claim that is words alone; with a second field it is written long. */
export function PlainClaim({ field, label, opened, doc }: PlainClaimProps) {
  const { t } = useWords();
  const text = opened.item as Text;
  const grow = (value: unknown) => doc.edit(opened.path, { text, [field]: value });
  const choices = useChoices(doc, { key: field, kind: "refs", into: [field] });
  if (field === "answered") {
    return (
      <AnswerField
        doc={{ ...doc, edit: (_, value) => grow(value) }}
        label={label}
        path={opened.path}
        value={null}
      />
    );
  }
  if (field === "touchpoints") {
    return (
      <Labelled label={label}>
        <ChoiceField
          doc={doc}
          {...{ label, choices, multiple: true, selected: [], none: t("None") }}
          onChange={(ids) => grow(ids)}
        />
      </Labelled>
    );
  }
  const value = field === "text" ? doc.say(text) : "";
  const save = (words: string) => {
    const next = doc.write(words, field === "text" ? text : null);
    if (next === null) return;
    if (field === "text") doc.edit(opened.path, next);
    else grow(next);
  };
  return (
    <Labelled label={label}>
      <InlineEdit
        key={value}
        {...{ label, value, onSave: save }}
        long
        editable={doc.editable}
        placeholder={doc.editable ? t("Add") : "–"}
      />
    </Labelled>
  );
}
