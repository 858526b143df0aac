import type { Difference } from "@/api/types.ts";
import { pointOf } from "../model/emotion.ts";
import { stageOf } from "../model/place.ts";
import {
  idOf,
  isThing,
  numberOf,
  stringOf,
  stringsOf,
  type Thing,
  thingsOf,
} from "../model/shape.ts";

/** The differences that the drawing of this moment still has: what was closed is gone at once. */
export function standing(
  differences: readonly Difference[],
  document: Thing,
): readonly Difference[] {
  return differences.filter((one) => stands(one, document));
}

function stands(one: Difference, document: Thing): boolean {
  if (one.kind === "unknown_touchpoint") return !isMet(document, one.name);
  if (one.kind === "unknown_channel") return !hasChannel(document, one.name);
  if (one.element.startsWith("touchpoints/")) return standsAtTouchpoint(one, document);
  const stage = stageOf(document, one.stage ?? "");
  return stage !== undefined && standsInStage(one, document, stage);
}

function standsInStage(one: Difference, document: Thing, stage: Thing): boolean {
  switch (one.kind) {
    case "emotion":
      return pointOf(idOf(stage), stage.emotion).value === one.drawn;
    case "kpi":
      return thingsOf(stage, "kpis").some(
        (kpi) =>
          one.element.endsWith(`/kpis/${idOf(kpi)}`) && numberOf(kpi, "target") === one.drawn,
      );
    case "time":
      return stringOf(stage, "target_duration") !== undefined;
    case "skips":
      return required(document, one).length > 0;
    case "returns":
      return at(document, one.to) >= 0 && at(document, one.to) < at(document, one.stage);
    default:
      return true;
  }
}

function standsAtTouchpoint(one: Difference, document: Thing): boolean {
  const found = touchpoint(document, one.element.slice("touchpoints/".length));
  if (!found) return false;
  const state = stringOf(found, "state");
  const here = stringsOf(found, "stages").includes(one.stage ?? "");
  if (one.kind === "elsewhere") return !here;
  if (one.kind === "absent") return state === one.drawn && here;
  if (one.kind === "unseen") return state === one.drawn && one.ruled === "rule" in found;
  return state === one.drawn;
}

/** The stages that a move passes over and that the drawing asks for. */
export function required(document: Thing, move: Difference): readonly Thing[] {
  const stages = thingsOf(document, "stages");
  return stages
    .slice(at(document, move.stage) + 1, Math.max(at(document, move.to), 0))
    .filter((stage) => stage.optional !== true && "enter" in stage);
}

function at(document: Thing, stage: string | null): number {
  return thingsOf(document, "stages").findIndex((one) => idOf(one) === stage);
}

export function touchpoint(document: Thing, id: string): Thing | undefined {
  return thingsOf(document, "touchpoints").find((one) => idOf(one) === id);
}

/** Whether a touchpoint of the map is what the data call by a name: by its id, or by its rule. */
function isMet(document: Thing, name: string | null): boolean {
  return thingsOf(document, "touchpoints").some(
    (one) => idOf(one) === name || (isThing(one.rule) && one.rule.touchpoint === name),
  );
}

function hasChannel(document: Thing, channel: string | null): boolean {
  return thingsOf(document, "touchpoints").some((one) => one.channel === channel);
}
