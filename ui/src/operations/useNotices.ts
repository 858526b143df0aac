import { useCallback, useState } from "react";
import { useWords, type Words } from "@/words/index.ts";
import type { Notice } from "./state.ts";

/** What a notice says, and what can be done about it. */
export interface Told {
  text: string;
  more?: string;
  action?: { label: string; run: () => void };
}

/** The last thing a person should be told about their changes, and how to tell the next. */
export function useNotices(): [Told | null, (notice: Notice | null) => void] {
  const words = useWords();
  const [told, setTold] = useState<Told | null>(null);
  const notify = useCallback(
    (notice: Notice | null) => setTold(notice && toldOf(notice, words)),
    [words],
  );
  return [told, notify];
}

/** A notice in words. */
export function toldOf(notice: Notice, { t }: Pick<Words, "t">): Told {
  switch (notice.kind) {
    case "removed": {
      const text = notice.label ? t("Deleted: {name}", { name: notice.label }) : t("Deleted");
      return { text, action: { label: t("Undo"), run: notice.undo } };
    }
    case "refused": {
      const [first] = notice.problems;
      const text = first?.message ?? t("The change was not made.");
      return { text, more: first?.fix ?? undefined };
    }
    case "gone":
      return { text: t("It is not there any more, so nothing was changed.") };
    case "undo-conflict":
      return { text: undoText(notice, t) };
    case "signed-out":
      return {
        text: t("Your session has ended. Sign in again: your changes are kept in this tab."),
      };
  }
}

function undoText(notice: Extract<Notice, { kind: "undo-conflict" }>, t: Words["t"]): string {
  const [first] = notice.conflicts;
  const values = { name: first?.by ?? "", field: first?.label ?? "" };
  return notice.redo
    ? t("Not redone: {name} has changed the same since. {field}", values)
    : t("Not undone: {name} has changed the same since. {field}", values);
}
