import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { claimParts } from "@/journey/graded.ts";
import { EMPATHY_BOXES, type EmpathyBox, type Persona, type Stage } from "@/journey/types.ts";
import { empathyBoxes } from "@/parts/labels.ts";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";
import { AddLine } from "../parts/Lines.tsx";
import styles from "../parts/Part.module.css";
import { Part } from "../parts/Part.tsx";
import { StageName } from "../parts/StageName.tsx";
import local from "./Steps.module.css";

/** Step 4: what personas live, and how it feels stage by stage. */
export function EmpathyStep() {
  const { t } = useWords();
  const doc = useDoc();
  const personas = doc.document.personas ?? [];
  const [chosen, choose] = useState<string | null>(null);
  const persona = personas.find((one) => one.id === chosen) ?? personas[0];
  return (
    <>
      <Part
        question={
          persona
            ? t("What is it like for {name}?", { name: doc.say(persona.name) })
            : t("What is it like for customers?")
        }
        help={t(
          "What they think, feel, see and hear; what they say and do; what annoys them and what would be a success.",
        )}
        samples={[
          { words: t("Thinks: will it be too tall beside my sofa?") },
          { words: t("Does: opens ten tabs and asks a friend") },
        ]}
        ways={
          personas.length > 1 ? (
            <Choose doc={doc} personas={personas} now={persona?.id} choose={choose} />
          ) : null
        }
      >
        {persona ? <Boxes doc={doc} persona={persona} /> : <NoPersona />}
      </Part>
      <Feelings doc={doc} />
    </>
  );
}

interface ChooseProps {
  doc: Doc;
  personas: readonly Persona[];
  now: string | undefined;
  choose: (id: string) => void;
}

function Choose({ doc, personas, now, choose }: ChooseProps) {
  const { t } = useWords();
  return (
    <select
      aria-label={t("Persona")}
      className={styles.select}
      value={now}
      onChange={(event) => choose(event.target.value)}
    >
      {personas.map((one) => (
        <option key={one.id} value={one.id}>
          {doc.say(one.name)}
        </option>
      ))}
    </select>
  );
}

function NoPersona() {
  const { t } = useWords();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const params = { workspace, journey, step: "research" };
  return (
    <div className={local.first}>
      <span className="muted">{t("First name a typical customer in step 2.")}</span>{" "}
      <LinkButton to="/w/$workspace/j/$journey/guide/$step" params={params}>
        {t("Research and audience")}
      </LinkButton>
    </div>
  );
}

function Boxes({ doc, persona }: { doc: Doc; persona: Persona }) {
  const { t } = useWords();
  const names = empathyBoxes(t);
  const { workspace = "", journey = "" } = useParams({ strict: false });
  return (
    <>
      <div className={local.boxes}>
        {EMPATHY_BOXES.map((box) => (
          <div key={box} className={local.box}>
            <h3>{names[box]}</h3>
            <ul>
              {(persona.empathy?.[0]?.[box] ?? []).map((claim) => {
                const words = doc.say(claimParts(claim).text);
                return <li key={words}>{words}</li>;
              })}
            </ul>
            {doc.editable && (
              <AddLine
                what={names[box]}
                placeholder=""
                onAdd={(words) => addClaim(doc, persona, box, words)}
              />
            )}
          </div>
        ))}
      </div>
      <p className={local.first}>
        <Link
          to="/w/$workspace/j/$journey/personas/$persona"
          params={{ workspace, journey, persona: persona.id }}
          data-text
        >
          {t("Open the whole empathy map")}
        </Link>
      </p>
    </>
  );
}

/** A statement in a box of the first empathy map, which is made when it is not there yet. */
function addClaim(doc: Doc, persona: Persona, box: EmpathyBox, words: string) {
  const text = doc.write(words);
  if (!text) return;
  const path = ["personas", persona.id, "empathy"];
  if (persona.empathy?.length) doc.add([...path, 0, box], text);
  else doc.add(path, { [box]: [text] });
}

const LEVELS = [-2, -1, 0, 1, 2] as const;

function Feelings({ doc }: { doc: Doc }) {
  const { t } = useWords();
  return (
    <Part
      question={t("How does it feel, stage by stage?")}
      help={t(
        "From −2, very bad, to +2, very good. It is a hypothesis until evidence stands behind it.",
      )}
    >
      <table className={styles.rows}>
        <caption className="sr">{t("Emotion by stage")}</caption>
        <tbody>
          {doc.document.stages.map((stage) => (
            <tr key={stage.id}>
              <th scope="row">
                <StageName doc={doc} stage={stage} />
              </th>
              <td>
                <Feeling doc={doc} stage={stage} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function Feeling({ doc, stage }: { doc: Doc; stage: Stage }) {
  const { t, signed } = useWords();
  const { emotion } = stage;
  const value = typeof emotion === "object" ? emotion.value : emotion;
  const set = (next: number) =>
    typeof emotion === "object"
      ? doc.edit(["stages", stage.id, "emotion", "value"], next)
      : doc.edit(["stages", stage.id, "emotion"], next);
  return (
    <fieldset className={local.levels}>
      <legend className="sr">{t("Emotion in {stage}", { stage: doc.say(stage.name) })}</legend>
      {LEVELS.map((level) => (
        <label key={level} className={local.level}>
          <input
            type="radio"
            name={`emotion-${stage.id}`}
            checked={value === level}
            disabled={!doc.editable}
            onChange={() => set(level)}
          />
          <span>{level === 0 ? "0" : signed(level, 0)}</span>
        </label>
      ))}
      {value !== undefined && !LEVELS.some((one) => one === value) && (
        <span className="s muted">{signed(value, 1)}</span>
      )}
    </fieldset>
  );
}
