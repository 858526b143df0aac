import { useState } from "react";
import type { Agenda } from "@/api/types.ts";
import { useSession } from "@/app/session.tsx";
import { today } from "@/parts/day.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { DateField } from "@/widgets/DateField.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./CheckIns.module.css";
import { type Draft, recorded } from "./record.ts";

interface RecordProps {
  doc: Doc;
  agenda: Agenda;
  close: () => void;
}

/** Writing a check-in down: the agenda is proposed, the decisions are yours. */
export function Record({ doc, agenda, close }: RecordProps) {
  const { t } = useWords();
  const { user } = useSession();
  const [draft, set] = useState<Draft>(() => ({
    ...{ date: today(), people: user.name, note: "", next: "" },
    ...{ agenda: proposed(agenda), decisions: [] },
  }));
  const [wrong, setWrong] = useState<string | null>(null);
  const [nextWrong, setNextWrong] = useState<string | null>(null);
  const change = (more: Partial<Draft>) => set((old) => ({ ...old, ...more }));
  const keep = () => {
    const known = doc.document.checkins ?? [];
    doc.apply(recorded(known, draft, (words) => doc.write(words)));
    close();
  };
  return (
    <section className={styles.record} aria-label={t("Record a check-in")}>
      <div className={styles.pair}>
        <DateField
          label={t("Date")}
          value={draft.date}
          onChange={(date) => change({ date: date ?? "" })}
          onWrong={setWrong}
        />
        <DateField
          label={t("Next check-in")}
          min={draft.date}
          value={draft.next}
          onChange={(next) => change({ next: next ?? "" })}
          onWrong={setNextWrong}
        />
      </div>
      <TextField
        label={t("Who took part")}
        maxLength={500}
        value={draft.people}
        onChange={(people) => change({ people })}
      />
      <LinesField
        label={t("Agenda, one point a line")}
        lines={draft.agenda}
        onChange={(agenda) => change({ agenda })}
      />
      <LinesField
        label={t("Decisions, one a line")}
        lines={draft.decisions}
        onChange={(decisions) => change({ decisions })}
      />
      <TextField
        label={t("Remark")}
        maxLength={1000}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      <div className={styles.buttons}>
        <Button
          look="primary"
          isDisabled={!draft.date || Boolean(wrong ?? nextWrong)}
          onPress={keep}
        >
          {t("Record")}
        </Button>
        <Button onPress={close}>{t("Cancel")}</Button>
      </div>
    </section>
  );
}

const MOST = 12;

/** The agenda in words: KPIs, late actions, what changed. */
function proposed(agenda: Agenda): string[] {
  return [
    ...agenda.kpis.map((one) => one.sentence),
    ...agenda.overdue.map((one) => one.name),
    ...agenda.changes.map((one) => one.name),
  ].slice(0, MOST);
}

interface LinesFieldProps {
  label: string;
  lines: readonly string[];
  onChange: (lines: string[]) => void;
}

function LinesField({ label, lines, onChange }: LinesFieldProps) {
  return (
    <TextField
      label={label}
      multiline
      rows={Math.max(3, lines.length + 1)}
      value={lines.join("\n")}
      onChange={(text) => onChange(text.split("\n"))}
    />
  );
}
