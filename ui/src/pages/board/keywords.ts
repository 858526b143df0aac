import type { JourneyDocument, Text } from "@/journey/types.ts";

/** A word that the map offers to lead the board by, and where it comes from. */
export interface ProposedKeyword {
  words: Text;
  from: "question" | "pain" | "touchpoint" | "stage";
}

const MOST = 8;

/** What to think about, taken from the map: open questions, pains, what is not covered, stages. */
export function keywordsOf(document: JourneyDocument): ProposedKeyword[] {
  const used = new Set((document.board?.keywords ?? []).flatMap(every));
  const questions = document.stages.flatMap((stage) => stage.questions ?? []);
  const open = questions.flatMap((one) =>
    typeof one === "object" && "text" in one && "answered" in one && one.answered === false
      ? [one.text as Text]
      : [],
  );
  const missing = (document.touchpoints ?? []).filter((one) => one.state === "missing");
  const found: ProposedKeyword[] = [
    ...open.map((words) => ({ words, from: "question" as const })),
    ...(document.pains ?? []).map((one) => ({ words: one.text, from: "pain" as const })),
    ...missing.map((one) => ({ words: one.name, from: "touchpoint" as const })),
    ...document.stages.map((one) => ({ words: one.name, from: "stage" as const })),
  ];
  return found.filter((one) => !every(one.words).some((word) => used.has(word))).slice(0, MOST);
}

function every(words: Text): string[] {
  return typeof words === "string" ? [words] : Object.values(words);
}
