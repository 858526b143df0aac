import type { Say } from "../model/cards.ts";
import { numberOf, stringsOf, type Thing, thingsOf } from "../model/shape.ts";

/** The gravest pain of a stage that is not solved: by severity, then in the order of the map. */
export function worstPain(document: Thing, stage: string, say: Say): string {
  const here = thingsOf(document, "pains").filter(
    (pain) => stringsOf(pain, "stages").includes(stage) && pain.state !== "solved",
  );
  const [worst] = here.toSorted(
    (a, b) => (numberOf(b, "severity") ?? 0) - (numberOf(a, "severity") ?? 0),
  );
  return worst ? say(worst.text) : "";
}
