import type { Where } from "./rules.ts";
import type { Claim, Text } from "./values.ts";

export const EMPATHY_BOXES = [
  "thinks",
  "feels",
  "sees",
  "hears",
  "says",
  "does",
  "pains",
  "gains",
] as const;
export type EmpathyBox = (typeof EMPATHY_BOXES)[number];
export interface EmpathyMap extends Partial<Record<EmpathyBox, Claim[]>> {
  scenario?: Text;
  stages?: string[];
}

export interface Persona {
  id: string;
  name: Text;
  about?: Claim;
  role?: Text;
  quote?: Claim;
  needs?: Claim[];
  segments?: string[];
  share?: number;
  empathy?: EmpathyMap[];
  evidence?: string[];
  note?: Text;
}

export interface Segment {
  id: string;
  name: Text;
  of?: "person" | "cycle" | "event";
  where?: Where;
  about?: Claim;
  share?: number;
  empathy?: EmpathyMap[];
  evidence?: string[];
  note?: Text;
}
