import { useState } from "react";
import { StageDots } from "@/parts/StageDots.tsx";
import { Button } from "@/widgets/Button.tsx";
import { Checkbox } from "@/widgets/Checkbox.tsx";
import { DateField, type DateFieldProps } from "@/widgets/DateField.tsx";
import { Dialog } from "@/widgets/Dialog.tsx";
import { SegmentedControl } from "@/widgets/SegmentedControl.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Forms.module.css";
import { boardOf } from "./model.ts";
import { INTO, type Into, sharedBy, type Turning, turned } from "./turning.ts";
import type { BoardActs, Turn } from "./useBoard.ts";

/** Puts a note or a group on the map, as a pain, an opportunity, an action or a tactic. */
export function TurnDialog({ board, turn }: { board: BoardActs; turn: Turn }) {
  const { t } = useWords();
  const { doc, done } = board;
  const [asked, ask] = useState<Turning>(() => ({
    into: turn.notes.every((one) => one.kind === "problems") ? "pains" : "opportunities",
    text: doc.say(turn.words),
    stages: sharedBy(boardOf(doc.document), turn.notes).stages,
  }));
  const [wrong, setWrong] = useState<string | null>(null);
  const change = (more: Partial<Turning>) => ask((old) => ({ ...old, ...more }));
  const put = () => {
    doc.apply(turned(doc.document, turn.notes, { ...asked, text: asked.text.trim() }));
    done();
  };
  return (
    <Dialog
      open
      title={t("Put on the map")}
      onClose={done}
      footer={
        <>
          <Button onPress={done}>{t("Cancel")}</Button>
          <Button look="primary" isDisabled={!asked.text.trim() || wrong !== null} onPress={put}>
            {t("Put on the map")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SegmentedControl
          label={t("As what")}
          options={useInto()}
          value={asked.into}
          onChange={(into) => change({ into })}
        />
        <Fields asked={asked} change={change} onWrong={setWrong} />
        <Stages board={board} asked={asked} change={change} />
      </div>
    </Dialog>
  );
}

function useInto() {
  const { t } = useWords();
  const names: Record<Into, string> = {
    pains: t("Pain point"),
    opportunities: t("Opportunity"),
    actions: t("Action"),
    tactics: t("Tactic"),
  };
  return INTO.map((id) => ({ id, label: names[id] }));
}

interface FieldsProps {
  asked: Turning;
  change: (more: Partial<Turning>) => void;
}

function Fields({ asked, change, onWrong }: FieldsProps & Pick<DateFieldProps, "onWrong">) {
  const { t } = useWords();
  const dated = asked.into === "actions" || asked.into === "tactics";
  return (
    <>
      <TextField
        label={t("In one sentence")}
        multiline
        rows={2}
        maxLength={500}
        value={asked.text}
        onChange={(text) => change({ text })}
      />
      <div className={styles.pair}>
        <TextField
          label={t("Owner")}
          maxLength={120}
          value={asked.owner ?? ""}
          onChange={(owner) => change({ owner })}
        />
        {dated && (
          <DateField
            label={asked.into === "actions" ? t("Due") : t("Starts")}
            value={asked.date}
            onChange={(date) => change({ date: date ?? undefined })}
            onWrong={onWrong}
          />
        )}
      </div>
    </>
  );
}

function Stages({ board, asked, change }: FieldsProps & { board: BoardActs }) {
  const { t } = useWords();
  const { doc } = board;
  const toggle = (id: string) => {
    const on = asked.stages.includes(id);
    const all = doc.document.stages.map((one) => one.id);
    change({ stages: all.filter((one) => (one === id ? !on : asked.stages.includes(one))) });
  };
  return (
    <fieldset className={styles.ticks}>
      <legend>{t("In which stages?")}</legend>
      {doc.document.stages.map((stage) => (
        <Checkbox
          key={stage.id}
          isSelected={asked.stages.includes(stage.id)}
          onChange={() => toggle(stage.id)}
        >
          <StageDots doc={doc} stages={[stage.id]} />
        </Checkbox>
      ))}
    </fieldset>
  );
}
