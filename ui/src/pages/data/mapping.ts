import type { EventRule, Mapping, Value } from "./types.ts";

/** What stands in a draft where no column was found. */
const UNKNOWN = new Set<unknown>(["WHEN?", "WHO?"]);
const OWN = new Set(["event", "time", "when", "properties"]);
/** Fields that count once in a row, however many events it tells of. */
const ONCE = new Set(["value", "currency", "quantity", "score", "text", "subject", "message_id"]);
const HOLE = /\{([^{}]*)\}/g;

/** A draft of the server as one edits it: what it could not fill in is empty. */
export function opened(draft: Mapping): Mapping {
  const events = draft.events.map((event) => {
    const kept = Object.entries(event).filter(([, value]) => !UNKNOWN.has(value));
    return Object.fromEntries(kept) as EventRule;
  });
  return { ...draft, events };
}

/** The columns that a value looks at. */
export function columnsOf(value: unknown): string[] {
  if (typeof value === "string") return holes(value) ?? [value];
  if (typeof value !== "object" || value === null) return [];
  const { column, template } = value as Exclude<Value, string | number | boolean>;
  if (column !== undefined) return typeof column === "string" ? [column] : column;
  return template === undefined ? [] : (holes(template) ?? []);
}

function holes(text: string): string[] | null {
  const found = [...text.matchAll(HOLE)].map((hole) => (hole[1] ?? "").trim());
  return found.length ? found : null;
}

/** How a mapping names a column: spelled out when the bare name would mislead. */
export function named(column: string): Value {
  return /[{}]/.test(column) ? { column } : column;
}

/** What a column means: a field of events, `event`, `time`, `property`, or `out`. */
export function meaningOf(mapping: Mapping, column: string): string {
  for (const event of mapping.events) {
    if (nameColumns(event).includes(column)) return "event";
    if (columnsOf(event.time).includes(column)) return "time";
    for (const [field, value] of fieldsOf(event))
      if (columnsOf(value).includes(column)) return field;
  }
  return mapping.events.some((event) => kept(event).includes(column)) ? "property" : "out";
}

function fieldsOf(event: EventRule): [string, unknown][] {
  return Object.entries(event).filter(([key]) => !OWN.has(key));
}

/** The columns that the name of an event is made from; a bare word is the name itself. */
export function nameColumns(event: EventRule): string[] {
  return typeof event.event === "string" ? (holes(event.event) ?? []) : columnsOf(event.event);
}

/** The name of an event when it is a text. */
export function nameText(event: EventRule): string | null {
  return nameColumns(event).length === 0 ? String(constant(event.event)) : null;
}

function constant(value: Value): string | number | boolean {
  return typeof value === "object" ? (value.constant ?? "") : value;
}

/** The columns that come along as properties. */
function kept(event: EventRule): string[] {
  const { properties } = event;
  if (Array.isArray(properties)) return properties;
  if (typeof properties !== "object" || properties === null) return [];
  return Object.values(properties).flatMap(columnsOf);
}

function keeping(event: EventRule, columns: string[]): EventRule {
  const spelled = columns.some((one) => /[{}]/.test(one));
  const properties = spelled
    ? Object.fromEntries(columns.map((one) => [one, { column: one }]))
    : columns;
  return { ...event, properties: columns.length ? properties : "none" };
}

/** The mapping with another meaning of a column; what had that meaning becomes a property. */
export function meaning(mapping: Mapping, column: string, wanted: string): Mapping {
  const before = wanted === "property" || wanted === "out" ? [] : holders(mapping, wanted);
  const free = before.filter((one) => one !== column);
  const events = mapping.events.map((event, place) => {
    const bare = without(event, [column, ...free]);
    if (place === 0) return first(bare, column, wanted, free);
    return wanted === "property" || wanted === "out" || ONCE.has(wanted)
      ? bare
      : { ...bare, [wanted]: named(column) };
  });
  return grouped({ ...mapping, events }, wanted === "out" ? free : [column, ...free]);
}

function holders(mapping: Mapping, field: string): string[] {
  return [...new Set(mapping.events.flatMap((event) => columnsOf(event[field])))];
}

function first(event: EventRule, column: string, wanted: string, free: string[]): EventRule {
  const more = wanted === "property" ? [...free, column] : free;
  const done = keeping(event, [...kept(event), ...more]);
  return wanted === "property" || wanted === "out" ? done : { ...done, [wanted]: named(column) };
}

/** An event that no longer looks at some columns, but for its name and its time. */
function without(event: EventRule, columns: string[]): EventRule {
  const left = Object.entries(event).filter(
    ([key, value]) => OWN.has(key) || !columnsOf(value).some((one) => columns.includes(one)),
  );
  const bare = Object.fromEntries(left) as EventRule;
  if (bare.properties === undefined) return bare;
  return keeping(
    bare,
    kept(bare).filter((one) => !columns.includes(one)),
  );
}

/** Where rows become one, a column has to come through the group. */
function grouped(mapping: Mapping, columns: string[]): Mapping {
  const { group } = mapping;
  if (!group) return mapping;
  const through = Object.values(group).flat().map(String);
  const more = columns.filter((one) => !through.includes(one));
  const before = Array.isArray(group.first) ? group.first : [];
  return more.length ? { ...mapping, group: { ...group, first: [...before, ...more] } } : mapping;
}

/** The mapping with one of its events changed. */
export function changed(mapping: Mapping, place: number, change: Partial<EventRule>): Mapping {
  const events = mapping.events.map((event, at) =>
    at === place ? ({ ...event, ...change } as EventRule) : event,
  );
  return grouped(
    { ...mapping, events },
    Object.values(change).flatMap((one) => (typeof one === "string" ? [] : columnsOf(one))),
  );
}

/** The mapping whose event happens when a column says. */
export function timed(mapping: Mapping, place: number, column: string): Mapping {
  const free = without(mapping.events[place] as EventRule, [column]);
  const events = mapping.events.map((event, at) =>
    at === place ? { ...free, time: named(column) } : event,
  );
  return grouped({ ...mapping, events }, [column]);
}

/** The mapping with one event less. */
export function fewer(mapping: Mapping, place: number): Mapping {
  const gone = mapping.events[place];
  const events = mapping.events.filter((_, at) => at !== place);
  const heir = events[0];
  if (place > 0 || !gone || !heir) return { ...mapping, events };
  return { ...mapping, events: [keeping(heir, kept(gone)), ...events.slice(1)] };
}

/** What nothing in the mapping says yet: `time`, `person`, `event`. */
export function lacks(mapping: Mapping): string[] {
  const all = mapping.events;
  const found = [];
  if (all.some((event) => event.time === undefined)) found.push("time");
  if (all.some((event) => !event.user_id && !event.anonymous_id)) found.push("person");
  if (all.some((event) => nameText(event)?.trim() === "")) found.push("event");
  return found;
}

/** The column of the person, when there is one. */
export function personOf(mapping: Mapping): string | null {
  const event = mapping.events[0];
  return columnsOf(event?.user_id)[0] ?? columnsOf(event?.anonymous_id)[0] ?? null;
}

const NAMED = { exists: true };

/** Whether rows that name nobody are left out. */
export function leavesOut(mapping: Mapping): boolean {
  const person = personOf(mapping);
  return person !== null && mapping.when?.[person] !== undefined;
}

/** The mapping that leaves out rows that name nobody, or takes them as flaws. */
export function leavingOut(mapping: Mapping, on: boolean): Mapping {
  const person = personOf(mapping);
  if (person === null) return mapping;
  const { [person]: _, ...rest } = mapping.when ?? {};
  const when = on ? { ...rest, [person]: NAMED } : rest;
  const { when: __, ...bare } = mapping;
  return Object.keys(when).length ? { ...bare, when } : (bare as Mapping);
}

/** A key above the events; null takes it away. */
export function headed(mapping: Mapping, key: string, value: string | null): Mapping {
  const { [key]: _, ...rest } = mapping;
  return (value ? { ...rest, [key]: value } : rest) as Mapping;
}

/** How the times of an event are written, when the mapping says. */
export function formatOf(event: EventRule | undefined): string {
  const time = event?.time;
  return typeof time === "object" ? (time.format ?? "") : "";
}

/** The mapping whose times are all written in one way. */
export function formatted(mapping: Mapping, format: string): Mapping {
  const events = mapping.events.map((event) => {
    const [column, ...more] = columnsOf(event.time);
    if (column === undefined || more.length) return event;
    return { ...event, time: format ? { column, format } : named(column) };
  });
  return { ...mapping, events };
}
