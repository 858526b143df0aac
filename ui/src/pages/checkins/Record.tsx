import { type ReactNode, useId, useState } from "react";
import { useSession } from "@/app/session.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./CheckIns.module.css";
import { type Draft, recorded, today } from "./record.ts";
import type { Agenda } from "./types.ts";

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
  const change = (more: Partial<Draft>) => set((old) => ({ ...old, ...more }));
  const keep = () => {
    const known = doc.document.checkins ?? [];
    doc.apply(recorded(known, draft, (words) => doc.write(words)));
    close();
  };
  return (
    <section className={styles.record} aria-label={t("Record a check-in")}>
      <div className={styles.pair}>
        <Labelled label={t("Date")}>
          {(id) => (
            <input
              id={id}
              type="date"
              value={draft.date}
              onChange={(e) => change({ date: e.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t("Next check-in")}>
          {(id) => (
            <input
              id={id}
              type="date"
              min={draft.date}
              value={draft.next}
              onChange={(e) => change({ next: e.target.value })}
            />
          )}
        </Labelled>
      </div>
      <Labelled label={t("Who took part")}>
        {(id) => (
          <input
            id={id}
            value={draft.people}
            maxLength={500}
            onChange={(e) => change({ people: e.target.value })}
          />
        )}
      </Labelled>
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
      <Labelled label={t("Remark")}>
        {(id) => (
          <input
            id={id}
            value={draft.note}
            maxLength={1000}
            onChange={(e) => change({ note: e.target.value })}
          />
        )}
      </Labelled>
      <div className={styles.buttons}>
        <Button look="primary" isDisabled={!draft.date} onPress={keep}>
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

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface LinesFieldProps {
  label: string;
  lines: readonly string[];
  onChange: (lines: string[]) => void;
}

function LinesField({ label, lines, onChange }: LinesFieldProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <textarea
          id={id}
          rows={Math.max(3, lines.length + 1)}
          value={lines.join("\n")}
          onChange={(event) => onChange(event.target.value.split("\n"))}
        />
      )}
    </Labelled>
  );
}
