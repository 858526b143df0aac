import { Suspense } from "react";
import { lazyPart } from "@/app/lazyPart.ts";
import { Waiting } from "./date/Waiting.tsx";

/** Days from the first to the last, both included; either may be open. */
export interface Period {
  from: string | null;
  to: string | null;
}

export interface DateRangeProps {
  label: string;
  hideLabel?: boolean;
  value: Period;
  onChange: (period: Period) => void;
  /** Called with what is wrong with the days, unfinished or crossed; with nothing when they are right. */
  onWrong?: (told: string | null) => void;
  /** The day at which the calendar opens while none is chosen. */
  near?: string;
  size?: "s" | "m";
}

/** Whether the first day comes after the last. */
export function crossed({ from, to }: Period): boolean {
  return Boolean(from && to && from > to);
}

const RangePick = lazyPart(() => import("./date/RangePick.tsx"));

/** A period: two days to type, and one calendar to choose both. */
export function DateRange(props: DateRangeProps) {
  const { label, hideLabel, size, value } = props;
  return (
    <Suspense fallback={<Waiting {...{ label, hideLabel, size }} days={[value.from, value.to]} />}>
      <RangePick {...props} />
    </Suspense>
  );
}
