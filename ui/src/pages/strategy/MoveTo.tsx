import { useId } from "react";
import type { Tactic } from "@/journey/types.ts";
import { channelName, useChannels } from "@/parts/useCatalogue.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { Dialog } from "@/widgets/Dialog.tsx";
import { useWords } from "@/words/index.ts";
import { moved, type Place } from "./board.ts";
import styles from "./Strategy.module.css";

interface MoveToProps {
  doc: Doc;
  tactic: Tactic;
  place: Place;
  rows: readonly string[];
  columns: readonly string[];
  onClose: () => void;
}

/** Moves a tactic to another stage or channel without dragging it. */
export function MoveTo({ doc, tactic, place, onClose }: MoveToProps) {
  const { t } = useWords();
  const known = useChannels();
  const used = (doc.document.tactics ?? []).flatMap((one) => one.channel ?? []);
  const channels = [...new Set([...used, ...known.map((one) => one.id)])];
  const save = (form: FormData) => {
    const to = { stage: String(form.get("stage")), channel: String(form.get("channel")) };
    doc.apply(moved(tactic, place, to));
    onClose();
  };
  const form = useId();
  return (
    <Dialog
      open
      width="s"
      title={t("Move “{name}”", { name: doc.say(tactic.text) })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("Cancel")}</Button>
          <Button look="primary" type="submit" form={form}>
            {t("Move")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.move}
        onSubmit={(event) => {
          event.preventDefault();
          save(new FormData(event.currentTarget));
        }}
      >
        <label>
          <span>{t("Stage")}</span>
          <select name="stage" defaultValue={place.stage}>
            {doc.document.stages.map((one) => (
              <option key={one.id} value={one.id}>
                {doc.say(one.name)}
              </option>
            ))}
            <option value="">{t("No stage")}</option>
          </select>
        </label>
        <label>
          <span>{t("Channel")}</span>
          <select name="channel" defaultValue={place.channel}>
            {channels.map((id) => (
              <option key={id} value={id}>
                {channelName(known, id)}
              </option>
            ))}
            <option value="">{t("No channel")}</option>
          </select>
        </label>
      </form>
    </Dialog>
  );
}
