import type { ReactNode } from "react";
import { claimParts, longOf, shortOf } from "@/journey/graded.ts";
import type { Claim, Text } from "@/journey/types.ts";
import type { Path } from "@/operations/types.ts";
import { DateField } from "@/widgets/DateField.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import type { Option } from "@/widgets/Options.tsx";
import { useWords } from "@/words/index.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { Field } from "./Field.tsx";
import type { Doc } from "./useDoc.ts";

export interface Choosing {
  multiple?: boolean;
  choices?: readonly Option[];
  labels?: Record<string, string>;
  none?: string;
  /** One is always chosen. */
  needed?: boolean;
}

interface Writing {
  long?: boolean;
  /** It may not become empty. */
  needed?: boolean;
  placeholder?: string;
}

/** What makes the fields of one thing of the journey: words, days, choices; kept as they are left. */
export function useFields(doc: Doc, path: Path, item: object) {
  const { t, date } = useWords();
  const held = item as Record<string, unknown>;
  const put = (field: string, value: unknown) => doc.edit([...path, field], value);

  const words = (field: string, label: string, how: Writing = {}): ReactNode => {
    const claim = held[field] as Claim | undefined;
    const { text } = claimParts(claim);
    const value = doc.say(text);
    const save = (said: string) => {
      const next: Text | null = doc.write(said, text);
      if (next !== null) put(field, shortOf({ ...longOf(claim ?? ""), text: next }));
      else if (!how.needed) put(field, null);
    };
    return (
      <Field label={label}>
        <InlineEdit
          key={value}
          {...{ label, value, long: how.long, onSave: save }}
          editable={doc.editable}
          placeholder={doc.editable ? (how.placeholder ?? t("Add")) : "–"}
        />
      </Field>
    );
  };

  const day = (field: string, label: string, limits: { min?: string; max?: string } = {}) => {
    const value = (held[field] as string | undefined) ?? "";
    return (
      <Field label={label}>
        {doc.editable ? (
          <DateField
            hideLabel
            {...{ label, value, ...limits }}
            onChange={(next) => put(field, next)}
          />
        ) : (
          date(value || null)
        )}
      </Field>
    );
  };

  const choice = (field: string, label: string, how: Choosing) => {
    const found = held[field] as string | string[] | undefined;
    const selected = how.multiple ? ((found as string[] | undefined) ?? []) : [String(found ?? "")];
    const listed =
      how.choices ?? Object.entries(how.labels ?? {}).map(([id, one]) => ({ id, label: one }));
    const none = how.none ?? (doc.editable ? t("Add") : "–");
    return (
      <Field label={label}>
        <ChoiceField
          doc={doc}
          {...{ label, none, multiple: how.multiple }}
          choices={how.multiple || how.needed ? listed : [{ id: "", label: none }, ...listed]}
          selected={selected.filter((id) => how.multiple || id)}
          onChange={(ids) => put(field, how.multiple ? (ids.length ? ids : null) : ids[0] || null)}
        />
      </Field>
    );
  };

  return { words, day, choice };
}
