/** A template to start from, as `GET /templates` lists it. */
export interface Template {
  name: string;
  title: string;
  audience: string;
  stages: { id: string; name: string }[];
  counts: Record<string, number>;
}

/** A journey of the workspace, as `GET W/journeys` lists it. */
export interface JourneyCard {
  id: string;
  slug: string;
  title: string | Record<string, string>;
  kind: string;
  version: number;
  archived: boolean;
}

export const WAYS = ["template", "blank", "file", "copy", "future", "data"] as const;
export type Way = (typeof WAYS)[number];
