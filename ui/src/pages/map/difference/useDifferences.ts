import { useMemo } from "react";
import type { Difference } from "@/api/types.ts";
import { useJourney } from "@/operations/store.ts";
import { useWords } from "@/words/index.ts";
import { kpiText } from "../cards/kpiText.ts";
import { stageOf } from "../model/place.ts";
import { idOf, type Thing, thingsOf } from "../model/shape.ts";
import { useStore } from "../state/store.ts";
import { useText } from "../state/text.ts";
import { useTools } from "../state/tools.tsx";
import { required, touchpoint } from "./standing.ts";
import type { Names } from "./tell.ts";

const NONE: readonly Difference[] = [];

/** All differences of the map that stand; none in the other layers. */
export function useDifferences(): readonly Difference[] {
  return useStore(useTools().extras, ({ differences, layer }) =>
    layer === "difference" ? differences : NONE,
  );
}

/** The differences that show at a stop of the map. */
export function useDifferencesAt(spot: string): readonly Difference[] {
  return useStore(useTools().extras, ({ parting, layer }) =>
    layer === "difference" ? (parting.get(spot) ?? NONE) : NONE,
  );
}

function capital(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** What people call the things that differences are about. */
export function useNames(): Names {
  const { say, channel } = useText();
  const words = useWords();
  const document = useJourney().document as unknown as Thing;
  return useMemo<Names>(() => {
    const stage = (id: string | null) => say(stageOf(document, id ?? "")?.name);
    return {
      stage,
      touchpoint: (one) => {
        if (one.kind === "unknown_channel") return capital(channel(one.name ?? ""));
        return one.name ?? say(touchpoint(document, one.element.split("/")[1] ?? "")?.name);
      },
      kpi: (one) => {
        const own = stageOf(document, one.stage ?? "");
        const kpi = thingsOf(own, "kpis").find((each) => one.element.endsWith(`/${idOf(each)}`));
        const unit = say(kpi?.unit);
        return { name: say(kpi?.name), show: (value) => kpiText(value, unit, words) };
      },
      between: (one) =>
        required(document, one)
          .map((each) => say(each.name))
          .join(", "),
    };
  }, [document, say, channel, words]);
}
