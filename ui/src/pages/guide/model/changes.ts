import { newId } from "@/journey/ids.ts";
import type { JourneyDocument, Touchpoint } from "@/journey/types.ts";
import type { Operation, Simple } from "@/operations/types.ts";
import { kindIn, type Row } from "./grid.ts";

/** What a list of things with ids holds on the map. */
export type Listed = "objectives" | "personas" | "evidence" | "actions" | "touchpoints";

/** A new thing at the end of a list, with an id made from its words. */
export function added(
  document: JourneyDocument,
  list: Listed,
  words: string,
  value: object,
): Operation {
  const fallback = list === "evidence" ? "evidence" : list.slice(0, -1);
  return {
    op: "add",
    path: [list],
    value: { id: newId(words, document[list] ?? [], fallback), ...value },
  };
}

/** What is known of a touchpoint before it stands on the map. */
export interface Known {
  name: string;
  kind?: string | null;
  media?: string | null;
  channel?: string | null;
  grade?: string;
}

/** A touchpoint typed into a cell: as the catalogue knows it, else as its row is. */
export function typed(
  document: JourneyDocument,
  row: Row,
  stage: string,
  name: string,
  known: Known | undefined,
): Operation {
  const same = (document.touchpoints ?? []).find((one) => matches(one, name));
  if (same) return inStage(same, stage);
  const fields = known
    ? { kind: known.kind, media: known.media, channel: known.channel }
    : { kind: kindIn(row), channel: row.channel };
  return added(document, "touchpoints", name, {
    name,
    ...there(fields),
    stages: [stage],
    state: "covered",
  });
}

/** A proposed touchpoint, planned: taken onto the map, or given the state when it stands there. */
export function plan(
  document: JourneyDocument,
  id: string,
  stage: string,
  known: Known,
): Operation {
  const same = (document.touchpoints ?? []).find((one) => one.id === id);
  if (same) return { op: "edit", path: ["touchpoints", id, "state"], value: "planned" };
  const { name, kind, media, channel, grade } = known;
  const sure = grade && grade !== "hypothesis" ? { grade } : {};
  const value = {
    name,
    ...there({ kind, media, channel }),
    stages: [stage],
    state: "planned",
    ...sure,
  };
  const taken = newId(id, document.touchpoints ?? [], "touchpoint");
  return { op: "add", path: ["touchpoints"], value: { id: taken, ...value } };
}

function inStage(one: Touchpoint, stage: string): Operation {
  const stages = one.stages ?? [];
  const value = stages.includes(stage) ? stages : [...stages, stage];
  return { op: "edit", path: ["touchpoints", one.id, "stages"], value };
}

function matches(one: Touchpoint, name: string): boolean {
  const names = typeof one.name === "string" ? [one.name] : Object.values(one.name);
  return names.some((each) => each.trim().toLowerCase() === name.trim().toLowerCase());
}

function there<T extends Record<string, unknown>>(fields: T): Partial<T> {
  const kept = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as Partial<T>;
}

/** Touchpoints seen in the data, all at once; a channel's name is its first name. */
export function drafted(
  document: JourneyDocument,
  found: readonly (Known & { stage: string })[],
): Operation | null {
  const taken = [...(document.touchpoints ?? [])];
  const operations = found.map((one): Simple => {
    const id = newId(one.name, taken, "touchpoint");
    const fields = there({ kind: one.kind, media: one.media, channel: one.channel });
    const value = {
      id,
      name: one.name,
      ...fields,
      stages: [one.stage],
      state: "covered",
      grade: "measured",
    };
    taken.push(value as Touchpoint);
    return { op: "add", path: ["touchpoints"], value };
  });
  return operations.length ? { op: "batch", operations } : null;
}
