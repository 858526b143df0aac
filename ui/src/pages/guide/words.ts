import { useWords } from "@/words/index.ts";
import type { Step, StepState } from "./model/steps.ts";

/** What each step is called. */
export function useStepNames(): Record<Step, string> {
  const { t } = useWords();
  return {
    goals: t("Objectives"),
    research: t("Research and audience"),
    touchpoints: t("Touchpoints and channels"),
    empathy: t("Empathy"),
    ideas: t("Ideas"),
    map: t("Draw and put to work"),
  };
}

/** What a step has put on the map, in a few words; else what a template gave it. */
export function useProduced(): (step: StepState) => string {
  const { t } = useWords();
  const listed = useListed();
  return ({ counts, given }) => {
    const [own, theirs] = [listed(counts), listed(given)];
    return own || (theirs && t("{what} from the template", { what: theirs })) || t("empty");
  };
}

/** What was counted, in words: the two that say most. */
export function useListed(): (counts: StepState["counts"]) => string {
  const { t } = useWords();
  const count = {
    objectives: (n: number) => t("{n, plural, one {# objective} other {# objectives}}", { n }),
    kpis: (n: number) => t("{n, plural, one {# KPI} other {# KPIs}}", { n }),
    personas: (n: number) => t("{n, plural, one {# persona} other {# personas}}", { n }),
    evidence: (n: number) =>
      t("{n, plural, one {# piece of evidence} other {# pieces of evidence}}", { n }),
    covered: (n: number) => t("{n} covered", { n }),
    planned: (n: number) => t("{n} planned", { n }),
    undecided: (n: number) => t("{n} to decide", { n }),
    missing: (n: number) => t("{n} not covered", { n }),
    empathy_maps: (n: number) =>
      t("{n, plural, one {# empathy map} other {# empathy maps}}", { n }),
    emotions: (n: number) => t("{n, plural, one {# emotion} other {# emotions}}", { n }),
    problems: (n: number) => t("{n, plural, one {# problem} other {# problems}}", { n }),
    ideas: (n: number) => t("{n, plural, one {# idea} other {# ideas}}", { n }),
    opportunities: (n: number) =>
      t("{n, plural, one {# opportunity} other {# opportunities}}", { n }),
    actions: (n: number) => t("{n, plural, one {# action} other {# actions}}", { n }),
    tactics: (n: number) => t("{n, plural, one {# tactic} other {# tactics}}", { n }),
    owners: (n: number) => t("{n, plural, one {# owner} other {# owners}}", { n }),
    rules: (n: number) => t("{n, plural, one {# rule} other {# rules}}", { n }),
  };
  return (counts) => {
    const said = Object.entries(counts)
      .filter(([, n]) => n > 0)
      .flatMap(([key, n]) => (key in count ? [count[key as keyof typeof count](n)] : []));
    return said.slice(0, 2).join(", ");
  };
}
