import type { Difference } from "@/api/types.ts";
import { freeId, slugOf } from "@/journey/ids.ts";
import { rounded } from "../model/emotion.ts";
import { type Operation, type Simple, together } from "../model/operation.ts";
import { stageOf } from "../model/place.ts";
import { idOf, isThing, stringsOf, type Thing, thingsOf } from "../model/shape.ts";
import { required, touchpoint } from "./standing.ts";

const SLUG = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;

/** The change that closes a difference; null where nothing but thinking does. */
export function deedOf(
  one: Difference,
  document: Thing,
  named: (text: string) => unknown,
  called: (name: string) => string,
): Operation | null {
  switch (one.kind) {
    case "emotion":
      return feel(one, document);
    case "skips":
      return together(required(document, one).map((stage) => mayBeSkipped(idOf(stage))));
    case "absent":
      return inStages(one, document, (stages) => stages.filter((id) => id !== one.stage));
    case "elsewhere":
      return inStages(one, document, (stages) => [...stages, one.stage ?? ""]);
    case "in_use":
      return { op: "edit", path: [...one.element.split("/"), "state"], value: "covered" };
    case "unknown_touchpoint":
    case "unknown_channel":
      return added(one, document, named(called(one.name ?? "")));
    default:
      return null;
  }
}

/** The emotion that people told, with its grade; what else the team wrote of it stays. */
function feel(one: Difference, document: Thing): Simple | null {
  const stage = stageOf(document, one.stage ?? "");
  if (!stage || one.measured === null) return null;
  const old = isThing(stage.emotion) ? stage.emotion : {};
  const value = { ...old, value: rounded(one.measured), grade: "measured" };
  return { op: "edit", path: ["stages", idOf(stage), "emotion"], value };
}

function mayBeSkipped(stage: string): Simple {
  return { op: "edit", path: ["stages", stage, "optional"], value: true };
}

/** The stages of a touchpoint, in the order of the map. */
function inStages(
  one: Difference,
  document: Thing,
  change: (stages: readonly string[]) => readonly string[],
): Simple | null {
  const path = one.element.split("/");
  const found = touchpoint(document, path[1] ?? "");
  if (!found) return null;
  const next = change(stringsOf(found, "stages"));
  const value = thingsOf(document, "stages")
    .map(idOf)
    .filter((id) => next.includes(id));
  return { op: "edit", path: [...path, "stages"], value: value.length > 0 ? value : null };
}

/** A new touchpoint, with the rule that makes its events count as its own. */
function added(one: Difference, document: Thing, name: unknown): Simple | null {
  const data = one.name;
  if (!data) return null;
  const taken = thingsOf(document, "touchpoints").map(idOf);
  const named = one.kind === "unknown_touchpoint" && SLUG.test(data) && !taken.includes(data);
  const id = named ? data : freeId(slugOf(data) || "card", taken);
  const stages = one.stage ? { stages: [one.stage] } : {};
  const value = { id, name, ...channelOf(one), ...stages, state: "covered", ...ruleOf(one, named) };
  return { op: "add", path: ["touchpoints"], value };
}

function channelOf(one: Difference) {
  return one.kind === "unknown_channel" ? { channel: one.name } : {};
}

function ruleOf(one: Difference, named: boolean) {
  if (one.kind === "unknown_channel") return { rule: { channel: one.name } };
  return named ? {} : { rule: { touchpoint: one.name } };
}
