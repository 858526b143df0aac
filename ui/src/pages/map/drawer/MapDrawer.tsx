import { useEffect } from "react";
import { useJourney } from "@/operations/store.ts";
import { Drawer } from "@/widgets/Drawer.tsx";
import { StageMark } from "@/widgets/StageMark.tsx";
import { TouchpointGlyph, type TouchpointKind } from "@/widgets/TouchpointGlyph.tsx";
import { useWords } from "@/words/index.ts";
import { isLong, isThing, stringOf, type Thing } from "../model/shape.ts";
import { useText } from "../state/text.ts";
import { useTools } from "../state/tools.tsx";
import { DrawerTabs } from "./DrawerTabs.tsx";
import { type Opened, openedAt } from "./element.ts";

interface MapDrawerProps {
  element: string;
  tab: string | undefined;
  onClose: () => void;
  onTab: (tab: string) => void;
}

/** Everything about a stage or a card, at the right of the map. */
export function MapDrawer({ element, tab, onClose, onTab }: MapDrawerProps) {
  const { t } = useWords();
  const { document } = useJourney();
  const { attend } = useTools();
  const title = useTitle();
  useEffect(() => attend(element, false), [attend, element]);
  const opened = openedAt(document as unknown as Thing, element);
  if (!opened) {
    return (
      <Drawer title={t("Not there any more")} onClose={onClose}>
        <p className="muted">{t("It was deleted or moved. Undo brings it back.")}</p>
      </Drawer>
    );
  }
  return (
    <Drawer {...title(opened)} onClose={onClose}>
      <DrawerTabs key={element} opened={opened} tab={tab} onTab={onTab} />
    </Drawer>
  );
}

/** What the drawer is open for, by mark and name. */
function useTitle() {
  const { t } = useWords();
  const { say } = useText();
  const { document } = useJourney();
  return ({ item, list, path }: Opened) => {
    const title = say(nameOf(item));
    const glyph = stringOf(item, "kind") as TouchpointKind | undefined;
    if (list === "touchpoints") return { title, mark: <TouchpointGlyph kind={glyph} /> };
    if (list !== "stages") return { title };
    const place = document.stages.findIndex((stage) => stage.id === path[1]);
    const about = t("stage {place} of {count}", {
      place: place + 1,
      count: document.stages.length,
    });
    return { title, about, mark: <StageMark place={place} /> };
  };
}

function nameOf(item: unknown): unknown {
  if (isThing(item) && "id" in item) return item.name ?? item.text;
  return isLong(item) ? item.text : item;
}
