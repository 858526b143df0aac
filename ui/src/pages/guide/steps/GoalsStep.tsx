import type { Objective } from "@/journey/types.ts";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { DateField } from "@/widgets/DateField.tsx";
import { useWords } from "@/words/index.ts";
import { added } from "../model/changes.ts";
import { Lines } from "../parts/Lines.tsx";
import { Part } from "../parts/Part.tsx";
import { KpiPart } from "./KpiPart.tsx";

/** Step 1: what the business wants, what customers should be able to do, and how one will know. */
export function GoalsStep() {
  const { t } = useWords();
  const doc = useDoc();
  const business = [
    t("Sell more of the lamp that people try in the shop"),
    t("Fewer calls about delivery dates"),
  ];
  const customer = [
    t("Find out in a minute whether it fits"),
    t("Get help without repeating themselves"),
  ];
  return (
    <>
      <Part
        question={t("What should the journey achieve for the business?")}
        help={t("One to three goals are enough. Each will be tied to stages and figures.")}
        samples={business.map((words) => ({ words, use: () => add(doc, words, "business") }))}
      >
        <Objectives
          doc={doc}
          of="business"
          what={t("Objective of the business")}
          placeholder={t("A goal of yours")}
        />
      </Part>
      <Part
        question={t("What should customers be able to do?")}
        help={t("In their words: what they come for, not what you sell.")}
        samples={customer.map((words) => ({ words, use: () => add(doc, words, "customer") }))}
      >
        <Objectives
          doc={doc}
          of="customer"
          what={t("Objective for customers")}
          placeholder={t("What people should manage")}
        />
      </Part>
      <KpiPart doc={doc} />
    </>
  );
}

function add(doc: Doc, words: string, of: "business" | "customer") {
  const text = doc.write(words);
  if (!text || !doc.editable) return;
  const side = of === "customer" ? { of } : {};
  doc.apply(added(doc.document, "objectives", words, { text, ...side }));
}

interface ObjectivesProps {
  doc: Doc;
  of: "business" | "customer";
  what: string;
  placeholder: string;
}

function Objectives({ doc, of, what, placeholder }: ObjectivesProps) {
  const mine = (doc.document.objectives ?? []).filter((one) => (one.of ?? "business") === of);
  const text = (id: string) => mine.find((one) => one.id === id)?.text;
  return (
    <Lines
      what={what}
      placeholder={placeholder}
      editable={doc.editable}
      lines={mine.map((one) => ({
        id: one.id,
        words: doc.say(one.text),
        extra: <Due doc={doc} objective={one} />,
      }))}
      onAdd={(words) => add(doc, words, of)}
      onEdit={(id, words) => doc.edit(["objectives", id, "text"], doc.write(words, text(id)))}
      onRemove={(id) => doc.remove(["objectives"], id)}
    />
  );
}

function Due({ doc, objective }: { doc: Doc; objective: Objective }) {
  const { t } = useWords();
  return (
    <>
      <span className="s muted">{t("by")}</span>
      <DateField
        hideLabel
        label={t("Due: {what}", { what: doc.say(objective.text) })}
        value={objective.due}
        isReadOnly={!doc.editable}
        onChange={(day) => doc.edit(["objectives", objective.id, "due"], day)}
      />
    </>
  );
}
