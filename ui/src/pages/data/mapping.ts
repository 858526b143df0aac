import type { EventRule, Mapping, Value } from "./types.ts";

/** What stands in a draft where no column was found. */
const UNKNOWN = new Set<unknown>(["WHEN?", "WHO?"]);
const OWN = new Set(["event", "time", "when", "properties"]);
const MONEY = ["value", "currency", "quantity"];
const VOICE = ["score", "score_kind", "text", "subject"];
/** Fields that count once in a row, however many events it tells of. */
const ONCE = new Set([...MONEY, ...VOICE, "message_id"]);
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
  const field = wanted === "property" || wanted === "out" ? null : wanted;
  const before = field ? holders(mapping, field) : [];
  const free = before.filter((one) => one !== column);
  const more = wanted === "property" ? [...free, column] : free;
  const bearing = field && ONCE.has(field) ? bearer(mapping.events, field) : null;
  const events = mapping.events.map((event, place) => {
    const bare = without(event, [column, ...free]);
    const done = place === 0 ? keeping(bare, [...kept(bare), ...more]) : bare;
    return field ? saying(done, field, bearing === null || place === bearing, column) : done;
  });
  const way = added(mapping).some((one) => before.includes(one)) ? "sum" : "first";
  const through = wanted === "out" ? [] : [column];
  return grouped(grouped({ ...mapping, events }, through, way), free);
}

function holders(mapping: Mapping, field: string): string[] {
  return [...new Set(mapping.events.flatMap((event) => columnsOf(event[field])))];
}

/** The place of the event that a field which counts once belongs to; money stays together. */
function bearer(events: EventRule[], field: string): number {
  const money = MONEY.includes(field);
  const alike = money ? MONEY : [field];
  const found = events.findIndex((event) => alike.some((one) => event[one] !== undefined));
  if (found >= 0 || !money) return Math.max(0, found);
  // As the server suggests it: what was won brings the money in.
  return Math.max(
    0,
    events.findIndex((event) => nameText(event)?.endsWith(" Won")),
  );
}

/** The event with a field from a column, or without that field. */
function saying(event: EventRule, field: string, bears: boolean, column: string): EventRule {
  if (bears) return { ...event, [field]: named(column) };
  const { [field]: _, ...rest } = event;
  return rest as EventRule;
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

/** Where rows become one, a column has to come through the group: its first value or its sum. */
function grouped(mapping: Mapping, columns: string[], way: "first" | "sum" = "first"): Mapping {
  const { group } = mapping;
  if (!group) return mapping;
  const { by, ...ways } = group;
  const through = way === "sum" ? [by, group.sum] : Object.values(group);
  const known = through.flatMap(columnList);
  const more = columns.filter((one) => !known.includes(one));
  if (!more.length) return mapping;
  const left = Object.entries(ways).map(([key, value]) => [
    key,
    columnList(value).filter((one) => !more.includes(one)),
  ]);
  const others = Object.fromEntries(left.filter(([, names]) => names?.length));
  return { ...mapping, group: { by, ...others, [way]: [...(others[way] ?? []), ...more] } };
}

/** The columns that are added up where rows become one. */
function added(mapping: Mapping): string[] {
  return columnList(mapping.group?.sum);
}

function columnList(names: unknown): string[] {
  return names === undefined ? [] : [names].flat().map(String);
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

/** The mapping with one event less; what only that one had goes to the first that is left. */
export function fewer(mapping: Mapping, place: number): Mapping {
  const gone = mapping.events[place];
  const left = mapping.events.filter((_, at) => at !== place);
  const [heir, ...others] = left;
  if (!gone || !heir) return { ...mapping, events: left };
  const orphans = fieldsOf(gone).filter(
    ([field]) => ONCE.has(field) && left.every((event) => event[field] === undefined),
  );
  const richer = { ...heir, ...Object.fromEntries(orphans) };
  const events = [place === 0 ? keeping(richer, kept(gone)) : richer, ...others];
  return { ...mapping, events };
}

/** Which event of the draft this one still is, with its name and its time; -1 when none. */
export function drafted(draft: Mapping | null, event: EventRule): number {
  const told = ({ event: name, time }: EventRule) => JSON.stringify([name, time]);
  return draft ? opened(draft).events.findIndex((one) => told(one) === told(event)) : -1;
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
