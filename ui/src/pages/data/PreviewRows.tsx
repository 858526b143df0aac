import { ApiError } from "@/api/client.ts";
import type { Problem } from "@/api/types.ts";
import { Table } from "@/widgets/Table.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./data.module.css";
import { Flaws } from "./Flaws.tsx";
import { fieldName } from "./fields.ts";
import type { Preview } from "./types.ts";

interface PreviewRowsProps {
  preview: Preview | undefined;
  error: Error | null;
  /** Whether anything can be tried at all. */
  ready: boolean;
  /** The zone of the file's times. */
  zone: string;
}

/** The first rows as the events that they become, and what is wrong with others. */
export function PreviewRows({ preview, error, ready, zone }: PreviewRowsProps) {
  const { t } = useWords();
  if (!ready) return null;
  return (
    <div className={styles.part}>
      <h3>{t("The first rows as events")}</h3>
      {error && <Refused error={error} />}
      {!error && preview && <Shown preview={preview} zone={zone} />}
      {!error && !preview && <p className="muted">{t("Trying the first rows…")}</p>}
    </div>
  );
}

/** So many rows are enough to see whether the columns mean what they should. */
const SHOWN = 8;

interface Line {
  one: Record<string, string>;
  place: number;
}

function Shown({ preview, zone }: { preview: Preview; zone: string }) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <p aria-live="polite">
        {t(
          "{rows, plural, one {Of # row} other {Of # rows}}: {made, plural, one {# event} other {# events}}, {bad, plural, =0 {no problem} one {# row with problems} other {# rows with problems}}.",
          { rows: preview.rows, made: preview.made, bad: preview.bad },
        )}
      </p>
      {preview.events.length > 0 && (
        <Table<Line>
          label={t("The first rows as events")}
          rows={preview.events.slice(0, SHOWN).map((one, place) => ({ one, place }))}
          keyOf={({ place }) => String(place)}
          columns={preview.fields
            .filter((one) => one !== "currency")
            .map((field) => ({
              id: field,
              head: fieldName(field, words),
              cell: ({ one }) => (
                <span className={styles.cell}>
                  <Told field={field} row={one} zone={zone} />
                </span>
              ),
            }))}
        />
      )}
      <Flaws flaws={preview.flaws} />
    </>
  );
}

const FIGURES = new Set(["quantity", "score", "duration_s"]);

interface ToldProps {
  field: string;
  row: Record<string, string>;
  zone: string;
}

function Told({ field, row, zone }: ToldProps) {
  const { lang, money, figure } = useWords();
  const value = row[field];
  if (value === undefined) return null;
  if (field === "occurred_at") return <>{moment(value, zone, lang)}</>;
  if (FIGURES.has(field)) return <>{figure(Number(value))}</>;
  if (field === "value")
    return <>{row.currency ? money(Number(value), row.currency) : figure(Number(value))}</>;
  return <>{field === "properties" ? listed(value) : value}</>;
}

/** An instant as the clocks of the file's place show it. */
function moment(value: string, zone: string, lang: string): string {
  const options = { dateStyle: "medium", timeStyle: "short" } as const;
  try {
    return new Intl.DateTimeFormat(lang, { ...options, timeZone: zone }).format(new Date(value));
  } catch {
    return value;
  }
}

/** What comes along, as words; it is cut where it is long. */
function listed(value: string): string {
  try {
    const found = Object.entries(JSON.parse(value) as Record<string, unknown>);
    return found.map(([name, one]) => `${name}: ${String(one)}`).join(" · ");
  } catch {
    return value;
  }
}

function Refused({ error }: { error: Error }) {
  const plain: Problem = { message: error.message };
  const problems: Problem[] =
    error instanceof ApiError && error.problems.length ? error.problems : [plain];
  return (
    <div role="alert" className="loss">
      {problems.map((one) => (
        <p key={`${one.key} ${one.message}`}>
          {one.message} {one.fix}
        </p>
      ))}
    </div>
  );
}
