import type { LaneId } from "./model/lanes.ts";
import type { Grade } from "./model/shape.ts";
import { perLanguage } from "./perLanguage.ts";

export interface LaneWords {
  title: string;
  /** One line of help. */
  help: string;
  /** What one card is called, to add one. */
  add: string;
}

/** The words of the rows. */
export const laneWords = perLanguage(
  (t): Record<LaneId, LaneWords> => ({
    goals: {
      title: t("Goals of the stage"),
      help: t("what the customer wants, what we want"),
      add: t("Add goal"),
    },
    questions: {
      title: t("Questions"),
      help: t("what people want to know, answered or not"),
      add: t("Add question"),
    },
    touchpoints: {
      title: t("Touchpoints"),
      help: t("square traditional, circle digital, diamond external"),
      add: t("Add touchpoint"),
    },
    emotion: {
      title: t("Emotion"),
      help: t("from −2 to +2; dashed: hypothesis"),
      add: t("Set emotion"),
    },
    pains: {
      title: t("Pain points"),
      help: t("what hurts, and its cost"),
      add: t("Add pain point"),
    },
    delights: {
      title: t("High points"),
      help: t("moments to keep"),
      add: t("Add high point"),
    },
    opportunities: {
      title: t("Opportunities"),
      help: t("changes worth making"),
      add: t("Add opportunity"),
    },
    actions: { title: t("Actions"), help: t("who does what by when"), add: t("Add action") },
    tactics: {
      title: t("Tactics"),
      help: t("marketing planned here"),
      add: t("Add tactic"),
    },
    kpis: { title: t("KPI"), help: t("value and target"), add: t("Add KPI") },
    frontstage: {
      title: t("Frontstage"),
      help: t("work the customer sees"),
      add: t("Add work"),
    },
    backstage: {
      title: t("Backstage"),
      help: t("work the customer does not see"),
      add: t("Add work"),
    },
    support: {
      title: t("Support processes"),
      help: t("systems and suppliers behind"),
      add: t("Add process"),
    },
    notes: { title: t("Notes"), help: t("remarks and dated events"), add: t("Add note") },
  }),
);

export const gradeWords = perLanguage(
  (t): Record<Grade, string> => ({
    hypothesis: t("hypothesis"),
    reported: t("reported"),
    measured: t("measured"),
  }),
);

/** What the state of a pain, opportunity, action or tactic is called. */
export const stateWords = perLanguage(
  (t): Record<string, string> => ({
    open: t("open"),
    planned: t("planned"),
    doing: t("in progress"),
    todo: t("to do"),
    done: t("done"),
    dropped: t("dropped"),
    solved: t("solved"),
    accepted: t("accepted"),
    idea: t("idea"),
    running: t("running"),
    paused: t("paused"),
  }),
);

export const coverWords = perLanguage(
  (t): Record<string, string> => ({
    covered: t("covered"),
    planned: t("planned"),
    missing: t("not covered"),
    retired: t("retired"),
    undecided: t("to decide"),
  }),
);

export const kindWords = perLanguage(
  (t): Record<string, string> => ({
    traditional: t("Traditional"),
    digital: t("Digital"),
    external: t("External"),
  }),
);

export const mediaWords = perLanguage(
  (t): Record<string, string> => ({ owned: t("owned"), paid: t("paid"), earned: t("earned") }),
);
