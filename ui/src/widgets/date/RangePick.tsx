import { CalendarDays } from "lucide-react";
import { useId, useRef, useState } from "react";
import {
  Button as Base,
  DateField,
  DateInput,
  DateSegment,
  Dialog,
  DialogTrigger,
  Popover,
  RangeCalendar,
} from "react-aria-components";
import { useWords } from "@/words/index.ts";
import { crossed, type DateRangeProps, type Period } from "../DateRange.tsx";
import fields from "../Field.module.css";
import { Icon } from "../Icon.tsx";
import styles from "./date.module.css";
import { dayFrom, textOf } from "./days.ts";
import { Foot, Month } from "./Month.tsx";
import { type DayProps, useDay, useTold } from "./useDay.ts";

/** The field of a period: two days and a calendar. */
export default function RangePick(props: DateRangeProps) {
  const { label, hideLabel, value, onChange, onWrong, near, size = "m" } = props;
  const { t } = useWords();
  const [name, told] = [useId(), useId()];
  const [from, tellFrom] = useState<string | null>(null);
  const [to, tellTo] = useState<string | null>(null);
  const swapped = crossed(value) ? t("The first day is after the last one. Swap them.") : null;
  const wrong = from ?? to ?? swapped;
  useTold(wrong, onWrong);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend does not stand in a row of filters
    <div
      role="group"
      className={fields.field}
      aria-labelledby={name}
      aria-describedby={wrong ? told : undefined}
    >
      <span id={name} className={hideLabel ? "sr" : fields.label}>
        {label}
      </span>
      <div
        className={`${styles.box} ${styles.period} ${styles[size]}`}
        data-invalid={wrong ? true : undefined}
      >
        <End
          label={t("From")}
          value={value.from}
          onChange={(from) => onChange({ ...value, from })}
          onWrong={tellFrom}
        />
        <span className="muted" aria-hidden="true">
          –
        </span>
        <End
          label={t("To, included")}
          value={value.to}
          onChange={(to) => onChange({ ...value, to })}
          onWrong={tellTo}
        />
        <DialogTrigger>
          <Base className={styles.open} aria-label={t("Calendar")}>
            <Icon of={CalendarDays} size={14} />
          </Base>
          <Popover className={styles.popover} offset={4} placement="bottom end">
            <Dialog className={styles.dialog} aria-label={label}>
              {({ close }) => <Choose {...{ label, value, onChange, near, close }} />}
            </Dialog>
          </Popover>
        </DialogTrigger>
      </div>
      {wrong && (
        <span id={told} className={fields.error} role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
}

function End({ label, ...props }: DayProps & { label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const day = useDay(props, box);
  return (
    <DateField
      key={day.round}
      ref={box}
      className={styles.end}
      aria-label={label}
      value={day.draft}
      onChange={day.take}
      onFocusChange={day.look}
      onKeyDown={day.press}
      onKeyUp={day.release}
      shouldForceLeadingZeros
      validationBehavior="aria"
      isInvalid={Boolean(day.wrong)}
    >
      <DateInput className={styles.input}>
        {(segment) => <DateSegment segment={segment} className={styles.segment} />}
      </DateInput>
    </DateField>
  );
}

interface ChooseProps extends Pick<DateRangeProps, "label" | "value" | "onChange" | "near"> {
  close: () => void;
}

function Choose({ label, value, onChange, near, close }: ChooseProps) {
  const { t } = useWords();
  const [start, end] = [dayFrom(value.from), dayFrom(value.to)];
  const choose = (period: Period) => {
    onChange(period);
    close();
  };
  return (
    <RangeCalendar
      className={styles.calendar}
      aria-label={label}
      autoFocus
      firstDayOfWeek="mon"
      value={start && end && !crossed(value) ? { start, end } : null}
      defaultFocusedValue={start ?? end ?? dayFrom(near)}
      onChange={(chosen) => choose({ from: textOf(chosen.start), to: textOf(chosen.end) })}
    >
      <Month />
      {(value.from || value.to) && (
        <Foot none={t("All days")} onNone={() => choose({ from: null, to: null })} />
      )}
    </RangeCalendar>
  );
}
