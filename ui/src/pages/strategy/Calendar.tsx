import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Tactic } from "@/journey/types.ts";
import { costText } from "@/parts/costText.ts";
import { today } from "@/parts/day.ts";
import { StageDots } from "@/parts/StageDots.tsx";
import { channelName, useChannels } from "@/parts/useCatalogue.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { useFilters } from "@/parts/useFilters.ts";
import { Button } from "@/widgets/Button.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Calendar.module.css";
import { type Bar, barsIn, firstMonth, monthAfter, monthsFrom, undated } from "./calendar.ts";
import { StateChip } from "./StateChip.tsx";

const SHOWN = 12;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Tactics over twelve months, from their first day to their last. */
export function Calendar({ doc, tactics }: { doc: Doc; tactics: readonly Tactic[] }) {
  const { t } = useWords();
  const [filters, setFilters] = useFilters();
  const now = today();
  const asked = filters.from ?? "";
  const first = MONTH.test(asked) ? asked : firstMonth(tactics, now);
  const months = monthsFrom(first, SHOWN);
  const bars = barsIn(tactics, months);
  const turn = (count: number) => setFilters({ from: monthAfter(first, count) });
  return (
    <div className={styles.calendar}>
      <div className={styles.turn}>
        <Button
          aria-label={t("Earlier")}
          icon={<ChevronLeft size={16} />}
          onPress={() => turn(-6)}
        />
        <Button aria-label={t("Later")} icon={<ChevronRight size={16} />} onPress={() => turn(6)} />
        <span className="muted" role="status">
          {t("{n, plural, =0 {no tactic in these months} one {# tactic} other {# tactics}}", {
            n: bars.length,
          })}
        </span>
      </div>
      <div className={styles.scroll}>
        <div className={styles.sheet}>
          <Months months={months} today={now} />
          <ul>
            {bars.map((bar) => (
              <Row key={bar.tactic.id} doc={doc} bar={bar} />
            ))}
          </ul>
        </div>
      </div>
      {tactics.length === 0 && <EmptyState title={t("No tactics to show")} />}
      <Undated doc={doc} tactics={undated(tactics)} />
    </div>
  );
}

function Months({ months, today }: { months: readonly string[]; today: string }) {
  const { date } = useWords();
  const place = months.indexOf(today.slice(0, 7));
  const share = place < 0 ? -1 : (place + Number(today.slice(8)) / 31) / months.length;
  return (
    <div className={styles.months} aria-hidden>
      {months.map((month, n) => (
        <span key={month} className={styles.month}>
          {monthName(date(`${month}-01`))}
          {(n === 0 || month.endsWith("-01")) && <b> {month.slice(0, 4)}</b>}
        </span>
      ))}
      {share >= 0 && <span className={styles.today} style={{ left: `${share * 100}%` }} />}
    </div>
  );
}

/** The name of the month of "1 Jan 2026". */
function monthName(day: string): string {
  return day.split(/\s/)[1] ?? "";
}

function Row({ doc, bar }: { doc: Doc; bar: Bar }) {
  const words = useWords();
  const [, setFilters] = useFilters();
  const channels = useChannels();
  const { tactic } = bar;
  const personas = (doc.document.personas ?? [])
    .filter((one) => tactic.personas?.includes(one.id))
    .map((one) => doc.say(one.name));
  const facts = [
    channelName(channels, tactic.channel),
    doc.say(tactic.owner),
    costText(tactic.cost, words),
    personas.join(", "),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.name}>
        <button
          type="button"
          className={styles.open}
          onClick={() => setFilters({ open: tactic.id })}
        >
          {doc.say(tactic.text)}
        </button>
        <div className={styles.facts}>
          <StageDots doc={doc} stages={tactic.stages ?? []} />
          {facts.filter(Boolean).join(" · ")}
        </div>
      </div>
      <div className={styles.track}>
        <div
          className={styles.bar}
          data-state={tactic.state ?? "open"}
          data-open-start={bar.openStart || undefined}
          data-open-end={bar.openEnd || undefined}
          style={{ left: `${bar.left * 100}%`, width: `${bar.width * 100}%` }}
        >
          <span className={styles.days}>
            <StateChip state={tactic.state} />
            {daysOf(tactic, words)}
          </span>
        </div>
      </div>
    </li>
  );
}

function daysOf(tactic: Tactic, { t, date, dateRange }: ReturnType<typeof useWords>): string {
  if (tactic.starts && tactic.ends) return dateRange(tactic.starts, tactic.ends);
  if (tactic.starts) return t("from {day}", { day: date(tactic.starts) });
  return t("until {day}", { day: date(tactic.ends) });
}

function Undated({ doc, tactics }: { doc: Doc; tactics: readonly Tactic[] }) {
  const { t } = useWords();
  const [, setFilters] = useFilters();
  if (tactics.length === 0) return null;
  return (
    <section className={styles.undated}>
      <h2>{t("Without dates")}</h2>
      <ul>
        {tactics.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={styles.open}
              onClick={() => setFilters({ open: one.id })}
            >
              {doc.say(one.text)}
            </button>
            <StateChip state={one.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
