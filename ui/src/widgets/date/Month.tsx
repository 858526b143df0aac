import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button as Base,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from "react-aria-components";
import { useWords } from "@/words/index.ts";
import { Button } from "../Button.tsx";
import { Icon } from "../Icon.tsx";
import styles from "./date.module.css";

/** A month, inside a calendar: its name, the way to the next, its days. */
export function Month() {
  const { t } = useWords();
  return (
    <>
      <header className={styles.head}>
        <Base slot="previous" className={styles.turn} aria-label={t("Previous month")}>
          <Icon of={ChevronLeft} />
        </Base>
        <Heading className={styles.month} />
        <Base slot="next" className={styles.turn} aria-label={t("Next month")}>
          <Icon of={ChevronRight} />
        </Base>
      </header>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(day) => <CalendarCell date={day} className={styles.day} />}
        </CalendarGridBody>
      </CalendarGrid>
    </>
  );
}

interface FootProps {
  children?: ReactNode;
  /** What choosing nothing means. */
  none: string;
  onNone: (() => void) | undefined;
}

/** Below a calendar: the quick choices, and the way to choose nothing. */
export function Foot({ children, none, onNone }: FootProps) {
  return (
    <footer className={styles.foot}>
      {children}
      <span className="grow" />
      {onNone && (
        <Button slot={null} look="quiet" onPress={onNone}>
          {none}
        </Button>
      )}
    </footer>
  );
}
