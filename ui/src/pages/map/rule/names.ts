import { useMemo } from "react";
import type { Count } from "@/api/types.ts";
import { textOf } from "@/journey/text.ts";
import type { Text } from "@/journey/types.ts";
import { useJourney } from "@/operations/store.ts";
import { useWords } from "@/words/index.ts";

/** Names of stages and touchpoints of the open journey, in the reader's language. */
export function useNames() {
  const { document, language } = useJourney();
  const { lang } = useWords();
  return useMemo(() => {
    const touchpoints = document.touchpoints ?? [];
    const name = (list: readonly { id: string; name: Text }[], id: string) =>
      textOf(list.find((one) => one.id === id)?.name, lang, language) || id;
    return {
      stage: (id: string) => name(document.stages, id),
      place: (id: string) => document.stages.findIndex((one) => one.id === id),
      touchpoint: (id: string) => name(touchpoints, id),
      touchpoints: touchpoints.map<Count>((one) => ({ value: one.id, count: -2 })),
    };
  }, [document, lang, language]);
}
