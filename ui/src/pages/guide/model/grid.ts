import type { JourneyDocument, Stage, Touchpoint } from "@/journey/types.ts";

export const FAMILIES = [
  "site",
  "search",
  "social",
  "mail",
  "shop",
  "voice",
  "media",
  "product",
  "external",
] as const;
export type Family = (typeof FAMILIES)[number];

/** Which channels a row of the grid holds; the first one is what a card typed there travels by. */
export const CHANNELS: Record<Family, readonly string[]> = {
  site: ["website", "app"],
  search: ["organic_search", "paid_search", "display", "video"],
  social: ["social", "paid_social", "community"],
  mail: ["email", "sms", "post"],
  shop: ["store", "event", "in_person"],
  voice: ["phone", "chat", "support", "meeting"],
  media: ["tv", "out_of_home", "print"],
  product: ["delivery", "product"],
  external: ["word_of_mouth", "reviews", "forum", "blog", "press", "referral"],
};

/** Rows that are always there; the others come when the journey has something for them. */
const ALWAYS: readonly string[] = ["site", "social", "mail", "shop", "voice", "external"];
const KINDS: Record<Family, NonNullable<Touchpoint["kind"]>> = {
  ...{ site: "digital", search: "digital", social: "digital", mail: "digital" },
  ...{ shop: "traditional", voice: "digital", media: "traditional", product: "traditional" },
  external: "external",
} as const;

/** A row of the grid: a family of channels, a channel of one's own, or those without a channel. */
export interface Row {
  id: string;
  family: Family | null;
  /** The channel that a card typed here travels by. */
  channel: string | null;
  cells: Touchpoint[][];
}

/** Touchpoints by channel and stage; retired ones are not shown. */
export function gridOf(document: JourneyDocument, more: readonly string[] = []): Row[] {
  const shown = (document.touchpoints ?? []).filter((one) => one.state !== "retired");
  const own = shown.flatMap((one) => (one.channel && !familyOf(one.channel) ? [one.channel] : []));
  const used = new Set(shown.map(rowOf));
  const families = FAMILIES.filter((one) => ALWAYS.includes(one) || used.has(one));
  const ids: string[] = [...new Set([...families, ...own, ...more])];
  if (used.has("")) ids.push("");
  return ids.map((id) => row(id, shown, document.stages));
}

function row(id: string, shown: readonly Touchpoint[], stages: readonly Stage[]): Row {
  const family = FAMILIES.find((one) => one === id) ?? null;
  const mine = shown.filter((one) => rowOf(one) === id);
  const cells = stages.map((stage) => mine.filter((one) => one.stages?.includes(stage.id)));
  return { id, family, channel: family ? (CHANNELS[family][0] ?? null) : id || null, cells };
}

export function familyOf(channel: string): Family | undefined {
  return FAMILIES.find((one) => CHANNELS[one].includes(channel));
}

function rowOf(one: Touchpoint): string {
  return one.channel ? (familyOf(one.channel) ?? one.channel) : "";
}

/** The kind of what is typed into a row. */
export function kindIn(row: Row): Touchpoint["kind"] {
  return row.family ? KINDS[row.family] : undefined;
}
