import { ChevronRight, Frown, Meh, Smile } from "lucide-react";
import { useWords } from "@/words/index.ts";
import { useDifferences } from "../difference/useDifferences.ts";
import { pointOf } from "../model/emotion.ts";
import { idOf, type Thing } from "../model/shape.ts";
import type { Sheet } from "../model/sheet.ts";
import { useStageFigures } from "../state/figures.ts";
import { useText } from "../state/text.ts";
import { useTools } from "../state/tools.tsx";
import styles from "./phone.module.css";
import { Stream } from "./Stream.tsx";
import { worstPain } from "./worst.ts";

/** The map turned for a phone: people run downwards, one row a stage; for reading. */
export function PhoneMap({ sheet }: { sheet: Sheet }) {
  const { t } = useWords();
  return (
    <ol className={styles.list} aria-label={t("Stages")}>
      {sheet.stages.map((stage, place) => (
        <Row
          key={idOf(stage)}
          stage={stage}
          place={place}
          next={sheet.stages[place + 1]}
          first={sheet.stages[0]}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  stage: Thing;
  place: number;
  next: Thing | undefined;
  first: Thing | undefined;
}

function Row({ stage, place, next, first }: RowProps) {
  const { t, number, share } = useWords();
  const { say } = useText();
  const tools = useTools();
  const figures = useStageFigures(idOf(stage));
  const pain = worstPain(tools.document(), idOf(stage), say);
  return (
    <li className={styles.row}>
      <Stream place={place} stage={idOf(stage)} next={next && idOf(next)} first={idOf(first)} />
      <button
        type="button"
        className={styles.open}
        onClick={() => tools.open(`stages/${idOf(stage)}`)}
      >
        <span className={styles.head}>
          <span className="muted">{place + 1}</span>
          <b className="grow">{say(stage.name)}</b>
          {figures?.people !== null && figures && <b>{number(figures.people)}</b>}
          <ChevronRight size={16} className="muted" aria-hidden="true" />
        </span>
        <span className={styles.line}>
          <Feeling stage={stage} />
          {pain && <span className="muted grow clip">{pain}</span>}
        </span>
        <Parting stage={idOf(stage)} />
        {figures && next && !figures.few && figures.conversion_next !== null && (
          <span className={styles.line}>
            <b>{share(figures.conversion_next)}</b>
            <span className="muted">{t("to next stage")}</span>
          </span>
        )}
      </button>
    </li>
  );
}

/** In the layer of differences: how many there are in a stage. */
function Parting({ stage }: { stage: string }) {
  const { t } = useWords();
  const n = useDifferences().filter((one) => one.stage === stage).length;
  if (n === 0) return null;
  return (
    <span className="warn">
      {t("{n, plural, one {# difference} other {# differences}}", { n })}
    </span>
  );
}

function Feeling({ stage }: { stage: Thing }) {
  const { signed } = useWords();
  const { value } = pointOf(idOf(stage), stage.emotion);
  if (value === null) return null;
  const Face = value > 0.3 ? Smile : value < -0.3 ? Frown : Meh;
  return (
    <span className={styles.feeling}>
      <Face size={16} aria-hidden="true" />
      <b>{signed(value, Number.isInteger(value) ? 0 : 1)}</b>
    </span>
  );
}
