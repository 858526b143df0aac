export type Severity = "high" | "medium" | "low";
export const SEVERITIES: readonly Severity[] = ["high", "medium", "low"];

/** What `GET J/audit` answers; see `percorso.server.checking.shapes`. */
export interface Audit {
  marks: Mark[];
  findings: Finding[];
  wants: Want[];
  asked: number;
  /** The instant up to which events were counted; null: the drawing alone was checked. */
  as_of: string | null;
}

export interface Place {
  key: string;
  element: string;
  field: string;
  subject: string;
}

export interface Finding {
  check: string;
  mark: string;
  severity: Severity;
  subject: string;
  explanation: string;
  fix: string;
  places: Place[];
}

export interface Mark {
  mark: string;
  name: string;
  looks_at: string;
  verdict: string;
  state: "in_order" | "to_refine" | "to_fix";
  high: number;
  medium: number;
  low: number;
  in_order: string[];
  notes: string[];
}

export interface Want {
  want: string;
  name: string;
  state: "covered" | "partly" | "not_covered";
  word: string;
  by: string[];
}
