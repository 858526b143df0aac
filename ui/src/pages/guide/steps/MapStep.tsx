import { Link, useParams } from "@tanstack/react-router";
import type { Action, Stage } from "@/journey/types.ts";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { DateField } from "@/widgets/DateField.tsx";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";
import guide from "../Guide.module.css";
import { added } from "../model/changes.ts";
import { Field } from "../parts/Field.tsx";
import { Lines } from "../parts/Lines.tsx";
import styles from "../parts/Part.module.css";
import { Part } from "../parts/Part.tsx";
import { StageName } from "../parts/StageName.tsx";
import { useGuide } from "../useGuide.ts";

/** Step 6: who answers for each stage, what is done first, and how the data will tell. */
export function MapStep() {
  const { t } = useWords();
  const doc = useDoc();
  return (
    <>
      <Part
        question={t("Who answers for each stage, and how will the data tell it?")}
        help={t(
          "A stage without an owner is improved by nobody. A rule says by which events a person enters a stage.",
        )}
      >
        <Stages doc={doc} />
      </Part>
      <Actions doc={doc} />
      <Finish />
    </>
  );
}

function Stages({ doc }: { doc: Doc }) {
  const { t } = useWords();
  return (
    <table className={styles.rows}>
      <thead>
        <tr>
          <th scope="col">{t("Stage")}</th>
          <th scope="col">{t("Owner")}</th>
          <th scope="col">{t("Enters when")}</th>
        </tr>
      </thead>
      <tbody>
        {doc.document.stages.map((stage) => (
          <tr key={stage.id}>
            <th scope="row">
              <StageName doc={doc} stage={stage} />
            </th>
            <td>
              <Field
                label={t("Owner of {stage}", { stage: doc.say(stage.name) })}
                value={doc.say(stage.owner)}
                editable={doc.editable}
                placeholder={t("A name")}
                onSave={(words) =>
                  doc.edit(["stages", stage.id, "owner"], doc.write(words, stage.owner))
                }
              />
            </td>
            <td>
              <RuleLink stage={stage} doc={doc} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RuleLink({ stage, doc }: { stage: Stage; doc: Doc }) {
  const { t } = useWords();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const name = doc.say(stage.name);
  const words = stage.enter ? t("See the rule") : t("Give it a rule");
  return (
    <LinkButton
      to="/w/$workspace/j/$journey"
      params={{ workspace, journey }}
      search={{ open: `stages/${stage.id}`, tab: "rule" }}
      aria-label={`${words}: ${name}`}
    >
      {words}
    </LinkButton>
  );
}

function Actions({ doc }: { doc: Doc }) {
  const { t } = useWords();
  const actions = doc.document.actions ?? [];
  const add = (words: string) =>
    doc.apply(added(doc.document, "actions", words, { text: doc.write(words) }));
  const sample = t("Show delivery costs on the product page");
  return (
    <Part
      question={t("What will you do first?")}
      help={t("An action has an owner and a day; later it says what it changed.")}
      samples={[{ words: sample, use: () => add(sample) }]}
    >
      <Lines
        what={t("Action")}
        placeholder={t("Something to do")}
        editable={doc.editable}
        lines={actions.map((one) => ({
          id: one.id,
          words: doc.say(one.text),
          extra: <Who doc={doc} action={one} />,
        }))}
        onAdd={add}
        onEdit={(id, words) => {
          const old = actions.find((one) => one.id === id)?.text;
          doc.edit(["actions", id, "text"], doc.write(words, old));
        }}
        onRemove={(id) => doc.remove(["actions"], id)}
      />
    </Part>
  );
}

function Who({ doc, action }: { doc: Doc; action: Action }) {
  const { t } = useWords();
  const what = doc.say(action.text);
  return (
    <>
      <Field
        label={t("Owner of {what}", { what })}
        placeholder={t("A name")}
        value={doc.say(action.owner)}
        editable={doc.editable}
        onSave={(words) =>
          doc.edit(["actions", action.id, "owner"], doc.write(words, action.owner))
        }
      />
      <DateField
        hideLabel
        label={t("Due: {what}", { what })}
        value={action.due}
        isReadOnly={!doc.editable}
        onChange={(day) => doc.edit(["actions", action.id, "due"], day)}
      />
    </>
  );
}

/** After the six steps: check, test, refine. */
function Finish() {
  const { t } = useWords();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const params = { workspace, journey };
  const left = useGuide().data?.steps.filter((one) => !one.done).length;
  const help = left
    ? t(
        "{n, plural, one {# step has put nothing on the map yet.} other {# steps have put nothing on the map yet.}} You can go on all the same.",
        { n: left },
      )
    : t("All six steps are on the map. A map is never finished: check it, test it, refine it.");
  return (
    <Part question={t("And then?")} help={help}>
      <div className={guide.finish}>
        <Link to="/w/$workspace/j/$journey/check" params={params}>
          <b>{t("Check")}</b>
          <span className="s muted">
            {t("What a good map lacks, each with the place to put it right")}
          </span>
        </Link>
        <Link to="/w/$workspace/j/$journey" params={params} search={{ layer: "measured" }}>
          <b>{t("Test")}</b>
          <span className="s muted">{t("The drawing beside what people really did")}</span>
        </Link>
        <Link to="/w/$workspace/j/$journey/checkins" params={params}>
          <b>{t("Refine")}</b>
          <span className="s muted">
            {t("A check-in: what changed, what is decided, when next")}
          </span>
        </Link>
      </div>
    </Part>
  );
}
