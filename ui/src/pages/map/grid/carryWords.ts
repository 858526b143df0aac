import { useCallback, useLayoutEffect, useRef } from "react";
import { useWords } from "@/words/index.ts";
import { stageOf } from "../model/place.ts";
import type { CarryWords } from "../state/carry.ts";
import { useText } from "../state/text.ts";
import { useTools } from "../state/tools.tsx";

/** What is said while something is carried, in the reader's language; the function never changes. */
export function useCarryWords(): () => CarryWords {
  const { t } = useWords();
  const { say } = useText();
  const tools = useTools();
  const words: CarryWords = {
    lifted: (what) =>
      t("{what} lifted. Arrows choose the place, Space drops, Esc puts it back.", { what }),
    over: (stage, place, of) => t("{stage}, place {place} of {of}", { stage, place, of }),
    dropped: (what, stage, place) =>
      t("{what} dropped in {stage}, place {place}", { what, stage, place }),
    back: (what) => t("{what} is back where it was", { what }),
    name: (_, stage) => say(stageOf(tools.document(), stage)?.name) || t("No stage yet"),
  };
  const latest = useRef(words);
  useLayoutEffect(() => {
    latest.current = words;
  });
  return useCallback(() => latest.current, []);
}
