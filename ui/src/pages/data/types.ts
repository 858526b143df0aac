import type { components } from "@/api/schema.gen.ts";
import type { Job } from "@/api/types.ts";

type Schemas = components["schemas"];

/** The events of the workspace, as the server tells them. */
export type Data = Schemas["Data"];
/** Rows that were kept aside for one reason. */
export type Aside = Schemas["Aside"];
/** A file that waits for its import. */
export type Upload = Schemas["UploadCard"];
export type ColumnCard = Schemas["ColumnCard"];
/** What a file seems to be. */
export type Look = Schemas["Look"];
/** What the first rows become. */
export type Preview = Schemas["Preview"];
export type Flaw = Schemas["RowFlaw"];
export type Asked = Schemas["ImportAsked"];
export type { Job };

/** What became of a file: the result of the job that imported it. */
export type Outcome = Schemas["Imported"];

/** Where a value comes from, as a mapping file writes it. */
export type Value =
  | string
  | number
  | boolean
  | { column?: string | string[]; constant?: string | number; template?: string; format?: string };

/** What one event is made from: `event`, `time`, and any field of an event. */
export interface EventRule {
  event: Value;
  time?: Value;
  when?: Record<string, unknown>;
  properties?: string[] | "all" | "none" | Record<string, Value>;
  [field: string]: unknown;
}

/** What a mapping file holds. */
export interface Mapping {
  events: EventRule[];
  source?: string;
  time_zone?: string;
  time_format?: string;
  decimal?: string;
  currency?: string;
  group?: Record<string, unknown>;
  when?: Record<string, unknown>;
  [key: string]: unknown;
}
