import { expect, it, vi } from "vitest";
import { say } from "@/words/catalogue.ts";
import type { Notice } from "./state.ts";
import { toastOf } from "./useNotices.ts";

const clash = { by: "Bea", label: "Stage See: name" } as never;
const cases: [string, Notice, string][] = [
  ["a removal", { kind: "removed", label: "Shop", undo: vi.fn() }, "Deleted: Shop"],
  ["a removal without a name", { kind: "removed", label: "", undo: vi.fn() }, "Deleted"],
  [
    "a problem with what to do",
    { kind: "refused", problems: [{ message: "Found 3.", fix: "Write 2." }] },
    "Found 3. Write 2.",
  ],
  ["a problem without words", { kind: "refused", problems: [] }, "The change was not made."],
  [
    "an undo that would overwrite",
    { kind: "undo-conflict", conflicts: [clash], redo: false },
    "Not undone: Bea has changed the same since. Stage See: name",
  ],
];

it.each(cases)("%s is told", (_, notice, text) => {
  expect(toastOf(notice, { t: say }).text).toBe(text);
});

it("a removal offers its undo", () => {
  const undo = vi.fn();
  toastOf({ kind: "removed", label: "Shop", undo }, { t: say }).action?.onPress();
  expect(undo).toHaveBeenCalledOnce();
});
