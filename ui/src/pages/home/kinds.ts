import type { JourneyKind } from "@/journey/types.ts";
import { useWords } from "@/words/index.ts";

/** What each kind of journey is called. */
export function useKinds(): Record<JourneyKind, string> {
  const { t } = useWords();
  return {
    current: t("Current state"),
    future: t("Future state"),
    day_in_life: t("Day in the life"),
    blueprint: t("Service blueprint"),
  };
}
