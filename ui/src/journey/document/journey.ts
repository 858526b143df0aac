import type { Board } from "./board.ts";
import type { Competitor, Evidence } from "./evidence.ts";
import type { Persona, Segment } from "./people.ts";
import type {
  Action,
  CheckIn,
  DatedNote,
  Delight,
  Objective,
  Opportunity,
  Pain,
  Tactic,
} from "./plans.ts";
import type { Stage } from "./stages.ts";
import type { Touchpoint } from "./touchpoints.ts";
import type { Duration, Text } from "./values.ts";

export type JourneyKind = "current" | "future" | "day_in_life" | "blueprint";

export interface JourneyDocument {
  percorso: 1;
  id: string;
  title: Text;
  kind?: JourneyKind;
  based_on?: string;
  changes?: string[];
  language?: string;
  about?: Text;
  audience?: Text;
  scenario?: Text;
  owner?: Text;
  time_zone?: string;
  expires_after?: Duration;
  progression?: "latest" | "furthest" | "sequential";
  restart?: string;
  restart_after?: Duration;
  stages: Stage[];
  touchpoints?: Touchpoint[];
  personas?: Persona[];
  segments?: Segment[];
  objectives?: Objective[];
  pains?: Pain[];
  delights?: Delight[];
  opportunities?: Opportunity[];
  actions?: Action[];
  tactics?: Tactic[];
  checkins?: CheckIn[];
  notes?: DatedNote[];
  board?: Board;
  evidence?: Evidence[];
  competitors?: Competitor[];
  note?: Text;
}
