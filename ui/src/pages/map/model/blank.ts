import { type Thing, thingsOf } from "./shape.ts";

const LISTS = [
  "touchpoints",
  "personas",
  "segments",
  "objectives",
  "pains",
  "delights",
  "opportunities",
  "actions",
  "tactics",
  "notes",
  "evidence",
];
/** What a stage has before anybody wrote in it. */
const BARE = new Set(["id", "name", "phase", "goal"]);

/** Whether a journey is nothing but the names of its stages. */
export function isBlank(document: Thing): boolean {
  const bare = thingsOf(document, "stages").every((stage) =>
    Object.keys(stage).every((key) => BARE.has(key)),
  );
  return bare && !("board" in document) && LISTS.every((list) => !(list in document));
}
