import { cardsIn } from "@/journey/find.ts";
import { claimOf, emotionOf, questionOf } from "@/journey/graded.ts";
import { textOf } from "@/journey/text.ts";
import type { JourneyDocument, Text } from "@/journey/types.ts";

/** One stage as it is told on a screen of its own. */
export interface Scene {
  id: string;
  number: number;
  name: string;
  goal: boolean;
  mindset: string;
  wish: string;
  questions: { text: string; answered: boolean }[];
  emotion: number | null;
  touchpoints: { id: string; name: string; kind: string | undefined; missing: boolean }[];
  pains: { id: string; text: string }[];
  delights: { id: string; text: string }[];
  opportunities: { id: string; text: string }[];
  team: string;
}

/** The stages of a journey as scenes, in their order, in one language. */
export function scenesOf(document: JourneyDocument, lang: string, own?: string): Scene[] {
  const say = (text: Text | undefined) => textOf(text, lang, own);
  return document.stages.map((stage, k) => {
    const cards = <L extends "pains" | "delights" | "opportunities">(list: L) =>
      cardsIn(document, list, stage.id).map((one) => ({ id: one.id, text: say(one.text) }));
    return {
      id: stage.id,
      number: k + 1,
      name: say(stage.name),
      goal: stage.goal ?? false,
      mindset: stage.mindset === undefined ? "" : say(claimOf(stage.mindset).text),
      wish: stage.customer_goal === undefined ? "" : say(claimOf(stage.customer_goal).text),
      questions: (stage.questions ?? []).map((one) => {
        const question = questionOf(one);
        return { text: say(question.text), answered: question.answered ?? false };
      }),
      emotion: stage.emotion === undefined ? null : emotionOf(stage.emotion).value,
      touchpoints: cardsIn(document, "touchpoints", stage.id)
        .filter((one) => one.state !== "retired")
        .map((one) => ({
          id: one.id,
          name: say(one.name),
          kind: one.kind,
          missing: one.state === "missing" || one.state === "planned",
        })),
      pains: cards("pains"),
      delights: cards("delights"),
      opportunities: cards("opportunities"),
      team: say(stage.team),
    };
  });
}

/** Which of the eight stage colours a stage has, as a style. */
export function stageColour(number: number): string {
  return `var(--st${((number - 1) % 8) + 1})`;
}
