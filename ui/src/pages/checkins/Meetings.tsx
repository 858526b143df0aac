import { X } from "lucide-react";
import type { CheckIn, Text } from "@/journey/types.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { IconButton } from "@/widgets/IconButton.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./CheckIns.module.css";

interface MeetingsProps {
  doc: Doc;
  meetings: readonly { one: CheckIn; place: number }[];
}

/** The check-ins that are to come. */
export function Coming({ doc, meetings }: MeetingsProps) {
  const { t, date } = useWords();
  if (meetings.length === 0) return null;
  return (
    <section aria-labelledby="coming" className={styles.block}>
      <h2 id="coming" className={styles.title}>
        {t("Next check-in")}
      </h2>
      <ul>
        {meetings.map(({ one, place }) => (
          <li key={`${one.date} ${place}`} className={styles.row}>
            <span className="grow">
              <b>{date(one.date)}</b> <span className="muted">{doc.say(one.people)}</span>
            </span>
            {doc.editable && (
              <IconButton
                icon={X}
                label={t("Remove the check-in of {date}", { date: date(one.date) })}
                onPress={() => doc.remove(["checkins"], place)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The check-ins that were held: what was talked about and what was decided. */
export function Held({ doc, meetings }: MeetingsProps) {
  const { t, date } = useWords();
  return (
    <section aria-labelledby="held" className={styles.block}>
      <h2 id="held" className={styles.title}>
        {t("Held check-ins")}
      </h2>
      {meetings.map(({ one, place }) => (
        <article key={`${one.date} ${place}`} className={styles.meeting}>
          <h3>{date(one.date)}</h3>
          {one.people && <p className="muted">{doc.say(one.people)}</p>}
          <Listed doc={doc} title={t("Agenda")} lines={one.agenda} />
          <Listed doc={doc} title={t("Decisions")} lines={one.decisions} />
          {one.note && <p className={styles.note}>{doc.say(one.note)}</p>}
        </article>
      ))}
    </section>
  );
}

function Listed({ doc, title, lines }: { doc: Doc; title: string; lines: Text[] | undefined }) {
  if (!lines?.length) return null;
  return (
    <>
      <h4 className={styles.sub}>{title}</h4>
      <ul className={styles.dots}>
        {lines.map((line) => (
          <li key={doc.say(line)}>{doc.say(line)}</li>
        ))}
      </ul>
    </>
  );
}
