import type { Words } from "@/words/index.ts";
import { perLanguage } from "../perLanguage.ts";

/** What the fields are called. */
export const fieldWords = perLanguage(
  (t): Record<string, string> => ({
    name: t("Name"),
    text: t("Words"),
    phase: t("Phase"),
    mindset: t("Mindset"),
    customer_goal: t("Customer goal"),
    business_goal: t("Business goal"),
    team: t("Team"),
    owner: t("Owner"),
    hands_over_to: t("Hands over to"),
    handover: t("What is passed on"),
    goal: t("Goal: the conversion"),
    optional: t("Optional: may be skipped"),
    wanted: t("How many people should need it"),
    inferred: t("The rule is a guess: no event proves it"),
    priority: t("Priority of the rule"),
    expires_after: t("Goes quiet after"),
    target_duration: t("Expected time"),
    emotion: t("Emotion"),
    note: t("Note"),
    kind: t("Kind"),
    media: t("Media"),
    channel: t("Channel"),
    state: t("State"),
    due: t("Due"),
    stages: t("Stages"),
    cost: t("Cost"),
    message: t("Message"),
    if_missing: t("If it is missing"),
    answers_within: t("Answers within"),
    moment: t("Need at the phone"),
    wants: t("What it serves"),
    severity: t("Severity"),
    strength: t("Strength"),
    value: t("Value"),
    effort: t("Effort"),
    touchpoints: t("Touchpoints"),
    personas: t("Personas"),
    segments: t("Segments"),
    date: t("Date"),
    until: t("Until"),
    pains: t("Pain points it eases"),
    delights: t("High points it builds on"),
    problems: t("Problems of the board"),
    ideas: t("Ideas of the board"),
    objectives: t("Objectives"),
    opportunities: t("Opportunities it takes up"),
    effect: t("Effect"),
    incentive: t("Incentive"),
    kpis: t("KPIs"),
    starts: t("Starts"),
    ends: t("Ends"),
    target: t("Target"),
    unit: t("Unit"),
    better: t("Better when"),
    figure: t("Measured figure"),
    per: t("Target is per"),
    by: t("To be reached by"),
    history: t("Values so far"),
    sources: t("Sources needed"),
    answered: t("Do people find the answer?"),
  }),
);

/** What may be chosen, by field. */
export function optionWords(t: Words["t"], list: string, field: string): Record<string, string> {
  const known = options(t);
  return known[`${list}/${field}`] ?? known[field] ?? {};
}

const options = perLanguage((t): Record<string, Record<string, string>> => {
  const plans = {
    open: t("Open"),
    doing: t("In progress"),
    solved: t("Solved"),
    accepted: t("Accepted"),
    planned: t("Planned"),
    todo: t("To do"),
    done: t("Done"),
    dropped: t("Dropped"),
    idea: t("Idea"),
    running: t("Running"),
    paused: t("Paused"),
  };
  return {
    phase: { see: "See", think: "Think", do: "Do", care: "Care" },
    wanted: { more: t("As many as possible"), fewer: t("As few as possible") },
    media: { owned: t("Owned"), paid: t("Paid"), earned: t("Earned") },
    moment: {
      know: t("I want to know"),
      go: t("I want to go"),
      do: t("I want to do"),
      buy: t("I want to buy"),
    },
    better: { higher: t("Higher"), lower: t("Lower") },
    per: {
      day: t("a day"),
      week: t("a week"),
      month: t("a month"),
      quarter: t("a quarter"),
      year: t("a year"),
    },
    figure: figures(t),
    "touchpoints/state": covers(t),
    state: plans,
    "touchpoints/kind": {
      traditional: t("Traditional"),
      digital: t("Digital"),
      external: t("External"),
    },
    "tactics/kind": {
      tactic: t("Tactic"),
      content: t("Content"),
      message: t("Message"),
      incentive: t("Incentive"),
    },
    "notes/kind": {
      campaign: t("Campaign"),
      outage: t("Outage"),
      holiday: t("Holiday"),
      other: t("Other"),
    },
    sources: sources(t),
  };
});

function covers(t: Words["t"]) {
  return {
    covered: t("Covered"),
    planned: t("Planned"),
    missing: t("Not covered"),
    retired: t("Retired"),
  };
}

function sources(t: Words["t"]) {
  return {
    events: t("Events"),
    cost: t("Costs"),
    survey: t("Surveys"),
    reviews: t("Reviews"),
    tickets: t("Tickets"),
    crm: t("CRM"),
    aggregate: t("Totals"),
  };
}

function figures(t: Words["t"]) {
  return {
    people: t("People"),
    entries: t("Entries"),
    conversion_next: t("Conversion to next stage"),
    conversion_goal: t("Conversion to goal"),
    conversion: t("Conversion"),
    drop_off: t("Drop-off"),
    completed: t("Completed"),
    late: t("Late"),
    time_median_s: t("Median time in stage"),
    time_p90_s: t("Time in stage, 9 of 10 people"),
    progress_median_s: t("Median time to go on"),
    incidence: t("Share of cycles that come here"),
  };
}
