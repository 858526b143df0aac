import type { CalendarDate, DateValue } from "@internationalized/date";
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useWords } from "@/words/index.ts";
import { dayFrom, textOf, within } from "./days.ts";

export interface DayProps {
  /** The day, "2026-10-05"; nothing is no day. */
  value: string | null | undefined;
  /** Called when a day is complete and one leaves the field, presses Enter or chooses it. */
  onChange: (day: string | null) => void;
  /** The first and last day that may be chosen. */
  min?: string;
  max?: string;
  /** Called with what is wrong when one has left a day unfinished; with nothing when it is right. */
  onWrong?: (told: string | null) => void;
}

/** Typed, but not to its end: a day without its year. */
function half(box: HTMLElement | null): boolean {
  const empty = box?.querySelector("[role=spinbutton][data-placeholder]");
  return Boolean(empty && box?.querySelector("[role=spinbutton]:not([data-placeholder])"));
}

/** Tells outside what is wrong; nothing is any more when the field has gone. */
export function useTold(told: string | null, onWrong: DayProps["onWrong"]): void {
  const tell = useEffectEvent((now: string | null) => onWrong?.(now));
  useEffect(() => {
    tell(told);
    return () => tell(null);
  }, [told]);
}

/** A day while it is typed: it is given on only when it is done, and only when it may be. */
export function useDay(
  { value, onChange, min, max, onWrong }: DayProps,
  box: RefObject<HTMLElement | null>,
) {
  const { t, date } = useWords();
  const latest = useRef<DateValue | null>(null);
  const [draft, setDraft] = useState<CalendarDate | null>(() => dayFrom(value));
  const [round, setRound] = useState(0);
  const [wrong, setWrong] = useState<string | null>(null);
  const take = (day: DateValue | null) => {
    latest.current = day;
    setDraft(day as CalendarDate | null);
  };
  const back = () => {
    take(dayFrom(value));
    setWrong(null);
    setRound((old) => old + 1);
  };
  // The segments are made anew to forget what was typed: the focus goes back to the first of them.
  useLayoutEffect(() => {
    if (round) box.current?.querySelector<HTMLElement>("[role=spinbutton]")?.focus();
  }, [round, box]);
  useTold(wrong, onWrong);
  useEffect(() => {
    latest.current = dayFrom(value);
    setDraft(dayFrom(value));
    setWrong(null);
  }, [value]);

  const complaint = (day: string | null) => {
    if (half(box.current)) return t("Give the day, the month and the year.");
    if (!day || within(day, min, max)) return null;
    if (min && day < min) return t("Choose {day} or a later day.", { day: date(min) });
    return t("Choose {day} or an earlier day.", { day: date(max) });
  };
  const found = () => complaint(latest.current && textOf(latest.current));
  const keep = (chosen: DateValue | null = latest.current) => {
    const day = chosen && textOf(chosen);
    take(dayFrom(day));
    setWrong(null);
    if (day !== (value || null)) onChange(day);
  };
  const leave = () => {
    const told = found();
    setWrong(told);
    if (!told) keep();
  };
  /** What was found wrong is looked at again at each key, and only that: who types is left alone. */
  const release = () => {
    if (wrong) setWrong(found());
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") leave();
    const changed = half(box.current) || (draft && textOf(draft)) !== (value || null);
    if (event.key !== "Escape" || !changed) return;
    event.preventDefault();
    event.stopPropagation();
    back();
  };
  const look = (inside: boolean) => {
    if (!inside) leave();
  };
  return { draft, round, wrong, take, keep, press, release, look };
}
