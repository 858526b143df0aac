import { ChoiceField } from "@/parts/ChoiceField.tsx";
import { Field as Labelled } from "@/parts/Field.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { InlineEdit } from "@/widgets/InlineEdit.tsx";
import { useWords } from "@/words/index.ts";
import { isLong, isThing, stringOf, type Thing } from "../model/shape.ts";
import { useText } from "../state/text.ts";
import { useChoices } from "./choices.ts";
import { unitOf, withKpi, withPart, withStage } from "./effects.ts";
import type { Field } from "./fields.ts";
import { fieldWords, optionWords } from "./fieldWords.ts";
import { QuantityField, type SmallProps } from "./SmallFields.tsx";

const KPIS: Field = { key: "kpi", kind: "refs", into: ["kpis"] };
const STAGES: Field = { key: "stage", kind: "refs", into: ["stages"] };

/** What an action changed: in words, which KPI or figure, and its value before and after. */
export function EffectField({ doc, label, path, value }: SmallProps & { doc: Doc }) {
  const { t } = useWords();
  const { say, write } = useText();
  const effect: Thing = isThing(value) ? value : {};
  const text = isLong(effect.text) ? effect.text.text : effect.text;
  const set = (next: Thing | null) => doc.edit(path, next);
  const words = say(text);
  const save = (said: string) => {
    const next = said ? write(text, said) : null;
    set(
      withPart(effect, "text", isLong(effect.text) && next ? { ...effect.text, text: next } : next),
    );
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
      <Where effect={effect} doc={doc} set={set} />
      <Values effect={effect} doc={doc} path={path} set={set} />
    </>
  );
}

interface PartProps {
  effect: Thing;
  doc: Doc;
  set: (effect: Thing | null) => void;
}

/** Where it shows: a KPI, or a measured figure of a stage. */
function Where({ effect, doc, set }: PartProps) {
  const { t } = useWords();
  const document = doc.document as unknown as Thing;
  const kpis = useChoices(doc, KPIS);
  const stages = useChoices(doc, STAGES);
  const figures = Object.entries(optionWords(t, "", "figure")).map(([id, name]) => ({
    id,
    label: name,
  }));
  const one = (key: string, label: string, choices: typeof kpis, choose: (id?: string) => void) => (
    <Labelled label={label}>
      <ChoiceField
        doc={doc}
        label={label}
        none={t("None")}
        choices={[{ id: "", label: t("None") }, ...choices]}
        selected={[stringOf(effect, key)].filter((id) => id !== undefined)}
        onChange={([id]) => choose(id || undefined)}
      />
    </Labelled>
  );
  return (
    <>
      {one("kpi", t("KPI that changed"), kpis, (id) => set(withKpi(effect, document, id)))}
      {one("stage", t("Stage that changed"), stages, (id) => set(withStage(effect, document, id)))}
      {one("figure", fieldWords(t).figure ?? "", figures, (id) =>
        set(withPart(effect, "figure", id)),
      )}
    </>
  );
}

/** Its value before and after, in the unit of the KPI. */
function Values({ effect, doc, path, set }: PartProps & Pick<SmallProps, "path">) {
  const { t } = useWords();
  const { say } = useText();
  const unit = say(unitOf(effect, doc.document as unknown as Thing));
  const named = (name: string) => (unit ? `${name} (${unit})` : name);
  return (["before", "after"] as const).map((field) => (
    <QuantityField
      key={field}
      kind="number"
      label={named(field === "before" ? t("Value before") : t("Value after"))}
      doc={{ editable: doc.editable, edit: (_, next) => set(withPart(effect, field, next)) }}
      path={path}
      value={effect[field]}
    />
  ));
}
