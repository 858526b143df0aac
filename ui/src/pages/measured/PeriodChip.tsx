import { useNavigate } from "@tanstack/react-router";
import { CalendarDays } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/widgets/Button.tsx";
import { DateRange, type Period } from "@/widgets/DateRange.tsx";
import { useWords } from "@/words/index.ts";
import { Chip } from "./Chip.tsx";
import styles from "./measured.module.css";
import { isDay, presets } from "./period.ts";
import type { Filters } from "./types.ts";

interface Props {
  filters: Filters;
  /** Days of the first and last event. */
  first: string | null;
  last: string | null;
}

/** The days covered; both are included. */
export function PeriodChip({ filters, first, last }: Props) {
  const { t, dateRange } = useWords();
  const navigate = useNavigate();
  const chosen = isDay(filters.from) || isDay(filters.to);
  const value = chosen
    ? dateRange(filters.from ?? first, filters.to ?? last)
    : first && last
      ? dateRange(first, last)
      : t("All days");
  const choose = (from: string | undefined, to: string | undefined) =>
    navigate({ to: ".", search: (old) => ({ ...old, from, to }), replace: true });
  return (
    <Chip
      icon={<CalendarDays size={14} aria-hidden />}
      label={t("Period")}
      value={value}
      active={chosen}
    >
      {(close) => (
        <Panel
          key={`${filters.from}/${filters.to}`}
          filters={filters}
          last={last}
          choose={(from, to) => {
            choose(from, to);
            close();
          }}
        />
      )}
    </Chip>
  );
}

interface PanelProps {
  filters: Filters;
  last: string | null;
  choose: (from: string | undefined, to: string | undefined) => void;
}

function Panel({ filters, last, choose }: PanelProps) {
  const { t } = useWords();
  const [period, setPeriod] = useState<Period>({
    from: isDay(filters.from) ? filters.from : null,
    to: isDay(filters.to) ? filters.to : null,
  });
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) choose(period.from ?? undefined, period.to ?? undefined);
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <div className={styles.presets}>
        <Button look="quiet" onPress={() => choose(undefined, undefined)}>
          {t("All days")}
        </Button>
        {presets(last).map((one) => (
          <Button key={one.id} look="quiet" onPress={() => choose(one.from, one.to)}>
            {t("Last {n} days", { n: one.days })}
          </Button>
        ))}
      </div>
      <DateRange
        label={t("Period")}
        value={period}
        onChange={setPeriod}
        onWrong={setWrong}
        near={last?.slice(0, 10)}
      />
      <Button type="submit" look="primary" isDisabled={wrong !== null}>
        {t("Show these days")}
      </Button>
    </form>
  );
}
