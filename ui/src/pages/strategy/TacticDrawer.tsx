import type { Tactic } from "@/journey/types.ts";
import { CostField } from "@/parts/CostField.tsx";
import { Field } from "@/parts/Field.tsx";
import { tacticKinds, tacticStates } from "@/parts/labels.ts";
import { currencyOf } from "@/parts/offered.ts";
import { channelName, useChannels } from "@/parts/useCatalogue.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { type Choosing, useFields } from "@/parts/useFields.tsx";
import { Drawer } from "@/widgets/Drawer.tsx";
import { useWords } from "@/words/index.ts";

interface TacticDrawerProps {
  doc: Doc;
  tactic: Tactic;
  onClose: () => void;
}

/** Everything about one tactic; every field is kept as soon as it is left. */
export function TacticDrawer({ doc, tactic, onClose }: TacticDrawerProps) {
  const { t } = useWords();
  const known = useChannels();
  const path = ["tactics", tactic.id];
  const { words, day, choice } = useFields(doc, path, tactic);
  const used = (doc.document.tactics ?? []).flatMap((one) => one.channel ?? []);
  const channels = [...new Set([...known.map((one) => one.id), ...used])].map((id) => ({
    ...{ id, label: channelName(known, id) },
  }));
  return (
    <Drawer title={t("Tactic")} onClose={onClose}>
      {words("text", t("What is done"), { long: true, needed: true })}
      {choice("kind", t("Kind"), { labels: tacticKinds(t), none: t("Tactic") })}
      {choice("state", t("State"), { labels: tacticStates(t), none: t("To decide") })}
      {choice("stages", t("Stages"), { multiple: true, choices: stages(doc), none: t("No stage") })}
      {choice("channel", t("Channel"), { choices: channels, none: t("No channel") })}
      {choice("touchpoints", t("Touchpoints"), named(doc, "touchpoints"))}
      {choice("personas", t("Personas"), named(doc, "personas"))}
      {choice("objectives", t("Objectives"), named(doc, "objectives"))}
      {choice("kpis", t("KPIs"), kpis(doc))}
      {day("starts", t("Starts"), { max: tactic.ends })}
      {day("ends", t("Ends"), { min: tactic.starts })}
      {words("owner", t("Owner"))}
      {words("team", t("Team"))}
      <Field label={t("Cost")}>
        <CostField
          doc={doc}
          label={t("Cost")}
          cost={tactic.cost}
          currency={currencyOf(doc)}
          onSave={(cost) => doc.edit([...path, "cost"], cost)}
        />
      </Field>
      {words("message", t("Message"), { long: true })}
      {words("incentive", t("Incentive"), { long: true })}
      {choice("evidence", t("Evidence"), named(doc, "evidence"))}
      {words("note", t("Note"), { long: true })}
    </Drawer>
  );
}

export function stages(doc: Doc) {
  return doc.document.stages.map((one) => ({ id: one.id, label: doc.say(one.name) }));
}

/** Things of the journey to choose several of, by their names. */
export function named(
  doc: Doc,
  list: "touchpoints" | "personas" | "objectives" | "evidence",
): Choosing {
  const choices = (doc.document[list] ?? []).map((one) => {
    const text = "title" in one ? one.title : "text" in one ? one.text : one.name;
    return { id: one.id, label: doc.say(text) };
  });
  return { multiple: true, choices };
}

/** The KPIs of all stages, each said with its stage. */
export function kpis(doc: Doc): Choosing {
  const seen = new Set<string>();
  const all = doc.document.stages.flatMap((stage) =>
    (stage.kpis ?? []).map((kpi) => ({
      ...{ id: kpi.id, label: `${doc.say(kpi.name)} · ${doc.say(stage.name)}` },
    })),
  );
  const choices = all.filter((one) => !seen.has(one.id) && seen.add(one.id));
  return { multiple: true, choices };
}
