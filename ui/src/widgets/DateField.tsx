import { Suspense } from "react";
import { lazyPart } from "@/app/lazyPart.ts";
import type { DayProps } from "./date/useDay.ts";
import { Waiting } from "./date/Waiting.tsx";

export interface DateFieldProps extends DayProps {
  label: string;
  hideLabel?: boolean;
  about?: string;
  /** What is wrong with the day. */
  error?: string | null;
  /** `s` in a drawer or a list. */
  size?: "s" | "m";
  isDisabled?: boolean;
  isReadOnly?: boolean;
}

const DatePick = lazyPart(() => import("./date/DatePick.tsx"));

/** A day, typed as the reader's language writes it or chosen in a calendar; `2026-10-05` in and out. */
export function DateField(props: DateFieldProps) {
  const { label, hideLabel, size, value } = props;
  return (
    <Suspense fallback={<Waiting {...{ label, hideLabel, size }} days={[value]} />}>
      <DatePick {...props} />
    </Suspense>
  );
}
