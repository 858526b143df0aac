import type { Claim, Cost, Day, Grade, Text } from "./values.ts";

export type EvidenceKind =
  | "interview"
  | "survey"
  | "industry_report"
  | "tickets"
  | "crm"
  | "analytics"
  | "reviews"
  | "observation"
  | "test"
  | "other";
export interface Evidence {
  id: string;
  kind: EvidenceKind;
  title: Text;
  finding?: Text;
  quotes?: Text[];
  method?: Text;
  source?: Text;
  url?: string;
  date?: Day;
  sample?: number;
  response_rate?: number;
  reward?: Text | Cost;
  note?: Text;
}
export interface Criterion {
  text: Text;
  better?: "us" | "them" | "same";
  grade?: Grade;
  evidence?: string[];
  note?: Text;
}
export interface Competitor {
  id: string;
  name: Text;
  url?: string;
  stages?: string[];
  compared_on?: Criterion[];
  strengths?: Claim[];
  weaknesses?: Claim[];
  evidence?: string[];
  note?: Text;
}
