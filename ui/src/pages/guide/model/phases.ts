import type { JourneyDocument, Phase } from "@/journey/types.ts";

/** The phase of every stage: as written, else by its place beside the goal. */
export function phasesOf(document: JourneyDocument): Record<string, Phase> {
  const marked = document.stages.findIndex((stage) => stage.goal);
  const goal = marked < 0 ? document.stages.length - 1 : marked;
  const found = document.stages.map((stage, place) => [stage.id, stage.phase ?? by(place, goal)]);
  return Object.fromEntries(found) as Record<string, Phase>;
}

function by(place: number, goal: number): Phase {
  if (place === goal) return "do";
  if (place > goal) return "care";
  return place === 0 ? "see" : "think";
}
