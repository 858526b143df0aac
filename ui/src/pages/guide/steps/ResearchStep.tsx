import { Link, useParams } from "@tanstack/react-router";
import type { EvidenceKind } from "@/journey/types.ts";
import { evidenceKinds } from "@/parts/labels.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import { added } from "../model/changes.ts";
import { Field } from "../parts/Field.tsx";
import { Lines } from "../parts/Lines.tsx";
import { Part } from "../parts/Part.tsx";

/** Step 2: whose journey it is, who typical customers are, and what is known already. */
export function ResearchStep() {
  const { t } = useWords();
  const doc = useDoc();
  const { audience } = doc.document;
  return (
    <>
      <Part
        question={t("Whose journey is it?")}
        help={t("The people it is drawn for, and the situation they are in.")}
        samples={[{ words: t("People who furnish a home and buy a few chosen pieces") }]}
      >
        <Field
          long
          label={t("Target audience")}
          value={doc.say(audience)}
          editable={doc.editable}
          placeholder={t("Who they are and what situation they are in")}
          onSave={(words) => doc.edit(["audience"], doc.write(words, audience))}
        />
      </Part>
      <Personas doc={doc} />
      <Known doc={doc} />
    </>
  );
}

function Personas({ doc }: { doc: Doc }) {
  const { t } = useWords();
  const personas = doc.document.personas ?? [];
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const add = (name: string) =>
    doc.apply(added(doc.document, "personas", name, { name: doc.write(name) }));
  return (
    <Part
      question={t("Who are your typical customers?")}
      help={t(
        "Two or three, each by a first name. You describe them on their own page, from research.",
      )}
    >
      <Lines
        what={t("Persona")}
        placeholder={t("A first name")}
        editable={doc.editable}
        lines={personas.map((one) => ({
          id: one.id,
          words: doc.say(one.name),
          extra: (
            <>
              <Field
                label={t("What places {name}", { name: doc.say(one.name) })}
                placeholder={t("age, work, home")}
                value={doc.say(one.role)}
                editable={doc.editable}
                onSave={(words) =>
                  doc.edit(["personas", one.id, "role"], doc.write(words, one.role))
                }
              />
              <Link
                to="/w/$workspace/j/$journey/personas/$persona"
                params={{ workspace, journey, persona: one.id }}
                data-text
              >
                {t("Describe")}
              </Link>
            </>
          ),
        }))}
        onAdd={add}
        onEdit={(id, words) => {
          const old = personas.find((one) => one.id === id)?.name;
          doc.edit(["personas", id, "name"], doc.write(words, old));
        }}
        onRemove={(id) => doc.remove(["personas"], id)}
      />
    </Part>
  );
}

const KINDS: readonly EvidenceKind[] = [
  ...(["interview", "survey", "industry_report", "tickets", "crm", "analytics"] as const),
  ...(["reviews", "observation", "test", "other"] as const),
];

function Known({ doc }: { doc: Doc }) {
  const { t } = useWords();
  const names = evidenceKinds(t);
  const evidence = doc.document.evidence ?? [];
  const add = (words: string) =>
    doc.apply(added(doc.document, "evidence", words, { kind: "other", title: doc.write(words) }));
  return (
    <Part
      question={t("What do you know already, and from where?")}
      help={t(
        "Interviews, surveys, tickets, reports. Claims on the map will rest on them; what rests on none stays a hypothesis.",
      )}
      samples={[
        {
          words: t("Twelve interviews with buyers and people who gave up"),
          use: () => add(t("Twelve interviews with buyers and people who gave up")),
        },
        {
          words: t("Support tickets of the last quarter"),
          use: () => add(t("Support tickets of the last quarter")),
        },
      ]}
    >
      <Lines
        what={t("Evidence")}
        placeholder={t("A study, a set of tickets, an interview")}
        editable={doc.editable}
        lines={evidence.map((one) => ({
          id: one.id,
          words: doc.say(one.title),
          extra: (
            <PickButton
              label={t("Kind of {what}", { what: doc.say(one.title) })}
              choices={KINDS.map((id) => ({ id, label: names[id] }))}
              selected={[one.kind]}
              disabled={!doc.editable}
              onChange={([kind]) => doc.edit(["evidence", one.id, "kind"], kind)}
            >
              {names[one.kind]}
            </PickButton>
          ),
        }))}
        onAdd={add}
        onEdit={(id, words) => {
          const old = evidence.find((one) => one.id === id)?.title;
          doc.edit(["evidence", id, "title"], doc.write(words, old));
        }}
        onRemove={(id) => doc.remove(["evidence"], id)}
      />
    </Part>
  );
}
