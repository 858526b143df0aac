import type { CheckIn, Text } from "@/journey/types.ts";
import type { Operation, Simple } from "@/operations/types.ts";
import { today } from "@/parts/day.ts";

/** A check-in being written down. */
export interface Draft {
  date: string;
  people: string;
  agenda: string[];
  decisions: string[];
  note: string;
  /** The day of the next one. */
  next: string;
}

/** The check-in as the file writes it; what is empty is not there. */
export function written(draft: Draft, write: (words: string) => Text | null): CheckIn {
  const texts = (lines: readonly string[]) =>
    lines.flatMap((one) => (one.trim() ? [write(one.trim()) ?? one.trim()] : []));
  const agenda = texts(draft.agenda);
  const decisions = texts(draft.decisions);
  const people = draft.people.trim();
  const note = draft.note.trim() && write(draft.note.trim());
  return {
    date: draft.date,
    ...(people && { people }),
    ...(agenda.length && { agenda }),
    ...(decisions.length && { decisions }),
    ...(note && { note }),
  };
}

/** Record a check-in, and the day of the next one: one change. A planned one of that day gives way. */
export function recorded(
  known: readonly CheckIn[],
  draft: Draft,
  write: (words: string) => Text | null,
): Operation {
  const planned = known.findIndex((one) => one.date === draft.date);
  const value = written(draft, write);
  const add: Simple =
    planned < 0
      ? { op: "add", path: ["checkins"], value }
      : { op: "edit", path: ["checkins", planned], value };
  const next: Simple[] =
    draft.next && !known.some((one) => one.date === draft.next)
      ? [{ op: "add", path: ["checkins"], value: { date: draft.next } }]
      : [];
  return next.length ? { op: "batch", operations: [add, ...next] } : add;
}

/** Check-ins with their places in the file, the newest first, parted by whether they were held. */
export function parted(known: readonly CheckIn[], day = today()) {
  const placed = known.map((one, place) => ({ one, place }));
  placed.sort((a, b) => b.one.date.localeCompare(a.one.date));
  return {
    coming: placed.filter(({ one }) => one.date >= day && !one.decisions?.length).reverse(),
    held: placed.filter(({ one }) => one.date < day || one.decisions?.length),
  };
}
