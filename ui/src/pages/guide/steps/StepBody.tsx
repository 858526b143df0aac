import type { Step } from "../model/steps.ts";
import { EmpathyStep } from "./EmpathyStep.tsx";
import { GoalsStep } from "./GoalsStep.tsx";
import { IdeasStep } from "./IdeasStep.tsx";
import { MapStep } from "./MapStep.tsx";
import { ResearchStep } from "./ResearchStep.tsx";
import { TouchpointsStep } from "./TouchpointsStep.tsx";

const BODIES: Record<Step, () => React.ReactNode> = {
  goals: GoalsStep,
  research: ResearchStep,
  touchpoints: TouchpointsStep,
  empathy: EmpathyStep,
  ideas: IdeasStep,
  map: MapStep,
};

/** The questions of a step. */
export function StepBody({ step }: { step: Step }) {
  const Body = BODIES[step];
  return <Body />;
}
