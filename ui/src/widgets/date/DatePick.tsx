import { getLocalTimeZone, today } from "@internationalized/date";
import { CalendarDays } from "lucide-react";
import { useRef } from "react";
import {
  Button as Base,
  Calendar,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Label,
  Popover,
  Text,
} from "react-aria-components";
import { useWords } from "@/words/index.ts";
import { Button } from "../Button.tsx";
import type { DateFieldProps } from "../DateField.tsx";
import fields from "../Field.module.css";
import { Icon } from "../Icon.tsx";
import styles from "./date.module.css";
import { dayFrom, textOf, within } from "./days.ts";
import { Foot, Month } from "./Month.tsx";
import { useDay } from "./useDay.ts";

/** The field itself: day, month and year to type, and a calendar to choose from. */
export default function DatePick(props: DateFieldProps) {
  const { label, hideLabel, about, error, size = "m", isDisabled, isReadOnly } = props;
  const box = useRef<HTMLDivElement>(null);
  const day = useDay(props, box);
  const told = error ?? day.wrong;
  return (
    <DatePicker
      className={fields.field}
      aria-label={hideLabel ? label : undefined}
      value={day.draft}
      onChange={day.take}
      onFocusChange={day.look}
      firstDayOfWeek="mon"
      shouldForceLeadingZeros
      validationBehavior="aria"
      isInvalid={Boolean(told)}
      {...{ isDisabled, isReadOnly }}
    >
      {!hideLabel && <Label className={fields.label}>{label}</Label>}
      <Group
        className={`${styles.box} ${styles[size]}`}
        ref={box}
        onKeyDownCapture={day.press}
        onKeyUp={day.release}
      >
        <DateInput key={day.round} className={styles.input}>
          {(segment) => <DateSegment segment={segment} className={styles.segment} />}
        </DateInput>
        <Base className={styles.open}>
          <Icon of={CalendarDays} size={14} />
        </Base>
      </Group>
      {about && (
        <Text slot="description" className={fields.about}>
          {about}
        </Text>
      )}
      <FieldError className={fields.error}>{told}</FieldError>
      <Popover className={styles.popover} offset={4}>
        <Dialog className={styles.dialog}>
          {({ close }) => <Choose {...props} keep={day.keep} close={close} />}
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

interface ChooseProps extends DateFieldProps {
  keep: ReturnType<typeof useDay>["keep"];
  close: () => void;
}

function Choose({ value, min, max, keep, close }: ChooseProps) {
  const { t } = useWords();
  const now = today(getLocalTimeZone());
  const choose = (day: typeof now | null) => {
    keep(day);
    close();
  };
  return (
    <Calendar
      className={`${styles.calendar} ${styles.one}`}
      minValue={dayFrom(min)}
      maxValue={dayFrom(max)}
      firstDayOfWeek="mon"
      onChange={keep}
    >
      <Month />
      <Foot none={t("No date")} onNone={value ? () => choose(null) : undefined}>
        <Button
          slot={null}
          look="quiet"
          isDisabled={!within(textOf(now), min, max)}
          onPress={() => choose(now)}
        >
          {t("Today")}
        </Button>
      </Foot>
    </Calendar>
  );
}
