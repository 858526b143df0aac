import { Field as Labelled } from "@/parts/Field.tsx";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { isLong, isThing, type Thing } from "../model/shape.ts";
import { useText } from "../state/text.ts";
import { QuantityField, type SmallProps } from "./SmallFields.tsx";

/** What an action changed: in words, and a figure before and after. */
export function EffectField({ doc, label, path, value }: SmallProps) {
  const { t } = useWords();
  const { say, write } = useText();
  const effect: Thing = isThing(value) ? value : {};
  const text = isLong(effect.text) ? effect.text.text : effect.text;
  const put = (field: string, next: unknown) => {
    const { [field]: _, ...rest } = effect;
    const held = next === null || next === undefined ? rest : { ...rest, [field]: next };
    doc.edit(path, Object.keys(held).length > 0 ? held : null);
  };
  const words = say(text);
  const save = (said: string) => {
    const next = said ? write(text, said) : null;
    put("text", isLong(effect.text) && next ? { ...effect.text, text: next } : next);
  };
  return (
    <>
      <Labelled label={label}>
        <InlineEdit
          key={words}
          {...{ label, value: words, onSave: save }}
          long
          editable={doc.editable}
          placeholder={doc.editable ? t("What changed") : "–"}
        />
      </Labelled>
      {(["before", "after"] as const).map((field) => (
        <QuantityField
          key={field}
          kind="number"
          label={field === "before" ? t("Value before") : t("Value after")}
          doc={{ editable: doc.editable, edit: (_, next) => put(field, next) }}
          path={path}
          value={effect[field]}
        />
      ))}
    </>
  );
}
