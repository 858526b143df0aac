import type { components } from "./schema.gen.ts";

/** What the server answers, by the names that the pages have for it. */
type Schemas = components["schemas"];

/** One thing that is wrong, in the reader's language; the server says all three. */
export type Problem = Pick<Schemas["ProblemShown"], "message"> & Partial<Schemas["ProblemShown"]>;
export type Role = Schemas["Role"];
export type Person = Schemas["Person"];

export type Me = Schemas["Me"];
export type User = Schemas["Myself"];
export type Membership = Schemas["MyWorkspace"];
export type Welcome = Schemas["Welcome"];
export type Linked = Schemas["Linked"];
export type Member = Schemas["Member"];
export type Workspace = Schemas["WorkspaceShown"];
export type WorkspaceChange = Schemas["WorkspaceChange"];

export type JourneyCard = Schemas["JourneyCard"];
export type NewJourney = Schemas["NewJourney"];
export type Opened = Schemas["OpenedJourney"];
export type Present = Schemas["Present"];
export type Timer = Schemas["Timer"];
export type Logged = Schemas["LoggedOperation"];
export type AskedOperation = Schemas["AskedOperation"];
export type Done = Schemas["Done"];
export type Conflict = Schemas["FieldConflict"];
export type Comment = Schemas["CommentShown"];
export type HistoryEntry = Schemas["HistoryEntry"];
export type GuideState = Schemas["GuideState"];

export type Home = Schemas["Home"];
export type HomeJourney = Schemas["HomeJourney"];
export type HomeStage = Schemas["HomeStage"];
export type HomeFigure = Schemas["HomeFigure"];
export type Change = Schemas["Change"];
export type Waiting = Schemas["Waiting"];
export type CheckInNews = Schemas["CheckInNews"];

export type Template = Schemas["Template"];
export type Catalogue = Schemas["Catalogue"];
export type CatalogueKpi = Schemas["CatalogueKpi"];
export type Named = Schemas["Named"];
export type Suggestion = Schemas["Suggestion"];
export type Agenda = Schemas["Agenda"];
export type AgendaChange = Schemas["AgendaChange"];
export type Audit = Schemas["Audit"];
export type Finding = Schemas["AuditFinding"];
export type FindingPlace = Schemas["FindingPlace"];
export type Mark = Schemas["AuditMark"];
export type Want = Schemas["AuditWant"];
export type FileCard = Schemas["FileCard"];

export type Job = Schemas["Record"];
export type Layer = Schemas["Layer"];
export type MeasuredStage = Schemas["MeasuredStage"];
export type MeasuredTouchpoint = Schemas["MeasuredTouchpoint"];
export type MeasuredFlow = Schemas["MeasuredFlow"];
/** Where drawing and measure part. */
export type Difference = Schemas["MeasuredDifference"];
/** What another journey has otherwise than this one, in a sentence. */
export type Unlike = Schemas["DifferenceCard"];
export type RulePreview = Schemas["RulePreview"];
export type RuleAsked = Schemas["Tried"];
export type Seen = Schemas["Seen"];
export type SeenProperty = Schemas["SeenProperty"];
export type Count = Schemas["Count"];
