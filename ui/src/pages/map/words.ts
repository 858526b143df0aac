import type { Grade } from "@/journey/types.ts";
import type { LaneId } from "./model/lanes.ts";
import { perLanguage } from "./perLanguage.ts";

export interface LaneWords {
  title: string;
  /** One line of help. */
  help: string;
  /** What one card is called, to add one. */
  add: string;
  /** The question that the first card answers. */
  prompt: string;
}

/** The words of the rows. */
export const laneWords = perLanguage(
  (t): Record<LaneId, LaneWords> => ({
    goals: {
      title: t("Goals of the stage"),
      help: t("what the customer wants, what we want"),
      add: t("Add goal"),
      prompt: t("What do people want here, and what do you?"),
    },
    questions: {
      title: t("Questions"),
      help: t("what people want to know, answered or not"),
      add: t("Add question"),
      prompt: t("What do people want to know here?"),
    },
    touchpoints: {
      title: t("Touchpoints"),
      help: t("square traditional, circle digital, diamond external"),
      add: t("Add touchpoint"),
      prompt: t("Where do people meet you?"),
    },
    emotion: {
      title: t("Emotion"),
      help: t("from −2 to +2; dashed: hypothesis"),
      add: t("Set emotion"),
      prompt: t("How do people feel here? Move a point up or down."),
    },
    pains: {
      title: t("Pain points"),
      help: t("what hurts, and its cost"),
      add: t("Add pain point"),
      prompt: t("What costs people time, money or patience?"),
    },
    delights: {
      title: t("High points"),
      help: t("moments to keep"),
      add: t("Add high point"),
      prompt: t("What do people remember with pleasure?"),
    },
    opportunities: {
      title: t("Opportunities"),
      help: t("changes worth making"),
      add: t("Add opportunity"),
      prompt: t("What would be worth changing?"),
    },
    actions: {
      title: t("Actions"),
      help: t("who does what by when"),
      add: t("Add action"),
      prompt: t("Who does what, by when?"),
    },
    tactics: {
      title: t("Tactics"),
      help: t("marketing planned here"),
      add: t("Add tactic"),
      prompt: t("How does your marketing reach people here?"),
    },
    kpis: {
      title: t("KPI"),
      help: t("value and target"),
      add: t("Add KPI"),
      prompt: t("How will you know that it works?"),
    },
    frontstage: {
      title: t("Frontstage"),
      help: t("work the customer sees"),
      add: t("Add work"),
      prompt: t("What do your people do before the customer?"),
    },
    backstage: {
      title: t("Backstage"),
      help: t("work the customer does not see"),
      add: t("Add work"),
      prompt: t("What happens where the customer does not look?"),
    },
    support: {
      title: t("Support processes"),
      help: t("systems and suppliers behind"),
      add: t("Add process"),
      prompt: t("Which systems and suppliers does it need?"),
    },
    notes: {
      title: t("Notes"),
      help: t("remarks and dated events"),
      add: t("Add note"),
      prompt: t("What should be remembered here?"),
    },
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
