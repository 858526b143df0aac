import type { Unlike } from "@/api/types.ts";
import type { Stage } from "@/journey/types.ts";

/** Differences about one thing: a stage, or a part of the map. */
export interface Chapter {
  id: string;
  title: string;
  differences: Unlike[];
}

const PARTS = ["journey", "stages", "touchpoints", "people", "ideas", "research"] as const;
export type Part = (typeof PARTS)[number];

/** Which part of the map a kind of thing belongs to, where it is in no stage of its own. */
const PART_OF: Readonly<Record<string, Part>> = {
  journey: "journey",
  objective: "journey",
  stage: "stages",
  touchpoint: "touchpoints",
  persona: "people",
  pain: "ideas",
  delight: "ideas",
  opportunity: "ideas",
  action: "ideas",
  tactic: "ideas",
};

/** Differences by what they are about: the journey, stage by stage, then the parts of the map. */
export function chaptersOf(
  differences: readonly Unlike[],
  stages: readonly Stage[],
  stageName: (stage: Stage) => string,
  names: Record<Part, string>,
): Chapter[] {
  const known = new Set(stages.map((one) => one.id));
  const of = (one: Unlike) => {
    const stage = one.stage || (one.what === "stage" ? one.id : "");
    return known.has(stage) ? `stages/${stage}` : (PART_OF[one.what] ?? "research");
  };
  const places = [
    { id: "journey", title: names.journey },
    ...stages.map((one) => ({ id: `stages/${one.id}`, title: stageName(one) })),
    ...PARTS.slice(1).map((id) => ({ id, title: names[id] })),
  ];
  return places
    .map((place) => ({ ...place, differences: differences.filter((one) => of(one) === place.id) }))
    .filter((chapter) => chapter.differences.length > 0);
}
