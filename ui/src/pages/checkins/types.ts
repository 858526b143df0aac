import type { Person } from "@/pages/history/types.ts";

/** What to talk about, as `GET J/agenda` answers. */
export interface Agenda {
  since: string | null;
  decisions: string[];
  changes: AgendaChange[];
  kpis: AgendaKpi[];
  comments: AgendaComment[];
  overdue: AgendaAction[];
}

export interface AgendaChange {
  element: string;
  name: string;
  sentences: string[];
  count: number;
  by: Person[];
  last_at: string;
}

export interface AgendaKpi {
  element: string;
  stage: string;
  name: string;
  target: number;
  before: number;
  value: number;
  unit: string;
  date: string;
  reached: boolean;
  sentence: string;
}

export interface AgendaComment {
  id: string;
  element: string;
  text: string;
  by: Person | null;
  at: string;
}

export interface AgendaAction {
  element: string;
  name: string;
  owner: string;
  due: string;
  days: number;
}
