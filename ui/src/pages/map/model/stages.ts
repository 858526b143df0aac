import { newId } from "@/journey/ids.ts";
import type { Write } from "./edits.ts";
import type { Operation } from "./operation.ts";
import { idOf, type Thing, thingsOf } from "./shape.ts";

/** A new stage with a name, before another one or at the end. */
export function addStage(document: Thing, name: string, write: Write, before: string | null) {
  const id = newId(name, thingsOf(document, "stages"), "stage");
  const value = { id, name: write(undefined, name) };
  const operation: Operation = { op: "add", path: ["stages"], value, before };
  return { operation, key: `stages/${id}`, id };
}

/** The change that puts a stage at a place among the others; null when it stands there. */
export function moveStage(document: Thing, id: string, to: number): Operation | null {
  const ids = thingsOf(document, "stages").map(idOf);
  const others = ids.filter((one) => one !== id);
  const at = Math.max(0, Math.min(to, others.length));
  if (ids.indexOf(id) === at) return null;
  return { op: "move", path: ["stages"], id, before: others[at] ?? null };
}

export function renameStage(stage: Thing, name: string, write: Write): Operation {
  return { op: "edit", path: ["stages", idOf(stage), "name"], value: write(stage.name, name) };
}

export function removeStage(id: string): Operation {
  return { op: "remove", path: ["stages"], id };
}
