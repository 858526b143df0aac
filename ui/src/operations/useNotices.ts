import { useCallback } from "react";
import { type Toast, toast } from "@/widgets/toasts.ts";
import { useWords, type Words } from "@/words/index.ts";
import type { Notice } from "./state.ts";

/** Tells a person what became of their changes, at the foot of the page. */
export function useNotices(): (notice: Notice) => void {
  const words = useWords();
  return useCallback(
    (notice: Notice) => {
      toast(toastOf(notice, words));
    },
    [words],
  );
}

/** A notice in words. */
export function toastOf(notice: Notice, { t }: Pick<Words, "t">): Omit<Toast, "id"> {
  switch (notice.kind) {
    case "removed": {
      const text = notice.label ? t("Deleted: {name}", { name: notice.label }) : t("Deleted");
      return { text, action: { label: t("Undo"), onPress: notice.undo } };
    }
    case "changed":
      return { text: notice.told, action: { label: t("Undo"), onPress: notice.undo } };
    case "refused":
      return { tone: "error", text: problemText(notice) || t("The change was not made.") };
    case "gone":
      return { text: t("It is not there any more, so nothing was changed.") };
    case "undo-conflict":
      return { tone: "error", text: undoText(notice, t) };
    case "signed-out":
      return {
        tone: "error",
        text: t("Your session has ended. Sign in again: your changes are kept in this tab."),
      };
  }
}

function problemText({ problems }: Extract<Notice, { kind: "refused" }>): string {
  const [first] = problems;
  return [first?.message, first?.fix].filter((part) => part).join(" ");
}

function undoText(notice: Extract<Notice, { kind: "undo-conflict" }>, t: Words["t"]): string {
  const [first] = notice.conflicts;
  const values = { name: first?.by ?? "", field: first?.label ?? "" };
  return notice.redo
    ? t("Not redone: {name} has changed the same since. {field}", values)
    : t("Not undone: {name} has changed the same since. {field}", values);
}
