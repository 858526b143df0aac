import type { Grade, JourneyKind } from "@/journey/types.ts";

/** What `GET W/home` answers; see `percorso.server.home.shapes`. */
export interface Home {
  sentence: string;
  journeys: HomeJourney[];
  archived: { id: string; title: string; archived_at: string }[];
  changes: Change[];
  changes_total: number;
  since: string | null;
  waiting: WaitingItem[];
  checkin: CheckInNews | null;
}

export interface HomeStage {
  id: string;
  name: string;
  people: number | null;
  share: number | null;
  emotion: number | null;
  grade: Grade | null;
  goal: boolean;
}

export interface HomeFigure {
  text: string;
  value: string;
  target: string | null;
  state: "on_target" | "off_target" | "loss" | "plain";
}

export interface Findings {
  high: number;
  medium: number;
  low: number;
}

export interface HomeJourney {
  id: string;
  title: string;
  kind: JourneyKind;
  version: number;
  changed_at: string;
  changed_by: string | null;
  mine: boolean;
  based_on: string | null;
  stages: HomeStage[];
  figure: HomeFigure | null;
  loss: number | null;
  findings: Findings;
  as_of: string | null;
  simulated: boolean;
}

export interface Change {
  journey: string;
  title: string;
  version: number;
  element: string;
  sentence: string;
  by: string | null;
  at: string;
  times: number;
  undone: boolean;
}

export type WaitingKind = "mention" | "reply" | "action" | "findings" | "guide" | "invitations";

export interface WaitingItem {
  kind: WaitingKind;
  text: string;
  detail: string;
  journey: string | null;
  element: string | null;
  at: string | null;
  due: string | null;
  verb: string;
}

export interface CheckInNews {
  journey: string;
  title: string;
  date: string;
  people: string;
  agenda: number;
  coming: boolean;
}
