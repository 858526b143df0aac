import type { Cost } from "@/journey/types.ts";
import { CostField } from "@/parts/CostField.tsx";
import { Field as Labelled } from "@/parts/Field.tsx";
import { currencyOf } from "@/parts/offered.ts";
import { StagesPick } from "@/parts/StagesPick.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { useFields } from "@/parts/useFields.tsx";
import { useWords } from "@/words/index.ts";
import { isLong, isThing, stringsOf } from "../model/shape.ts";
import { useChoices } from "./choices.ts";
import { EffectField } from "./EffectField.tsx";
import { EmotionField } from "./EmotionField.tsx";
import type { Opened } from "./element.ts";
import type { Field } from "./fields.ts";
import { fieldWords, optionWords } from "./fieldWords.ts";
import { PlainClaim } from "./PlainClaim.tsx";
import { ReadingsField } from "./ReadingsField.tsx";
import { AnswerField, FlagField, PointsField, QuantityField } from "./SmallFields.tsx";

interface FieldViewProps {
  field: Field;
  opened: Opened;
  doc: Doc;
}

const NEEDED = new Set(["name", "text", "date"]);

/** One field, by its kind. */
export function FieldView({ field, opened, doc }: FieldViewProps) {
  const { t } = useWords();
  const { key, kind } = field;
  const item = isThing(opened.item) ? opened.item : {};
  const make = useFields(doc, opened.path, item);
  const choices = useChoices(doc, field);
  const label = fieldWords(t)[key] ?? key;
  const options = optionWords(t, opened.list, key);
  const path = [...opened.path, key];
  const small = { doc, label, path, value: item[key] };
  if (isShort(opened)) return <PlainClaim field={key} label={label} opened={opened} doc={doc} />;
  switch (kind) {
    case "line":
    case "claim":
      return make.words(key, label, { needed: NEEDED.has(key), long: kind === "claim" });
    case "long":
      return make.words(key, label, { needed: NEEDED.has(key), long: true });
    case "day":
      return make.day(key, label);
    case "choice":
      return make.choice(key, label, {
        labels: without(options, field.always),
        none: field.always ? options[field.always] : t("To decide"),
      });
    case "sources":
      return make.choice(key, label, { multiple: true, choices: listed(options), none: t("None") });
    case "channel":
      return make.choice(key, label, { choices, none: t("No channel") });
    case "refs":
    case "wants":
      return make.choice(key, label, { multiple: true, choices, none: t("None") });
    case "stages":
      return (
        <Labelled label={label}>
          <StagesPick
            doc={doc}
            label={label}
            look="field"
            stages={stringsOf(item, key)}
            none={t("No stage yet")}
            onChange={(ids) => doc.edit(path, ids.length > 0 ? ids : null)}
          />
        </Labelled>
      );
    case "cost":
      return (
        <Labelled label={label}>
          <CostField
            doc={doc}
            label={label}
            cost={item[key] as Cost | undefined}
            currency={currencyOf(doc)}
            onSave={(cost) => doc.edit(path, cost)}
          />
        </Labelled>
      );
    case "flag":
      return <FlagField {...small} />;
    case "answer":
      return <AnswerField {...small} />;
    case "points":
      return <PointsField {...small} />;
    case "number":
      return <QuantityField {...small} kind="number" />;
    case "duration":
      return <QuantityField {...small} kind="duration" />;
    case "emotion":
      return <EmotionField {...small} />;
    case "readings":
      return <ReadingsField {...small} />;
    case "effect":
      return <EffectField {...small} doc={doc} />;
  }
}

/** A claim or question written as words alone. */
function isShort({ item, list }: Opened): boolean {
  const claim = ["goals", "questions", "frontstage", "backstage", "support", "notes"];
  return claim.includes(list) && !isLong(item);
}

function without(options: Record<string, string>, key: string | undefined) {
  return Object.fromEntries(Object.entries(options).filter(([id]) => id !== key));
}

function listed(options: Record<string, string>) {
  return Object.entries(options).map(([id, label]) => ({ id, label }));
}
