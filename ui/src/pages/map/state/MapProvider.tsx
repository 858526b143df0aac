import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { textOf, written } from "@/journey/text.ts";
import { useJourney } from "@/operations/store.ts";
import { today } from "@/parts/day.ts";
import { useWords, type Words } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { stagesNamed } from "../model/edits.ts";
import { stageOf } from "../model/place.ts";
import type { Thing } from "../model/shape.ts";
import { type Sheet, sheetOf } from "../model/sheet.ts";
import type { Choice } from "../model/shown.ts";
import { useChannels } from "./channels.ts";
import { createTools, type PageNow } from "./createTools.ts";
import { byElement, createExtras } from "./extras.ts";
import { useLeftOut } from "./leftOut.ts";
import { TextContext, type TextTools } from "./text.ts";
import { ToolsContext } from "./tools.tsx";
import { useNarrow } from "./useNarrow.ts";

interface MapProviderProps {
  lanes: Choice;
  opened: string | null;
  open: (element: string, tab?: string) => void;
  children: (sheet: Sheet) => ReactNode;
}

/** Gives the map its sheet and its tools. */
export function MapProvider({ lanes, opened, open, children }: MapProviderProps) {
  const journey = useJourney();
  const { lang, t } = useWords();
  const document = journey.document as unknown as Thing;
  const channel = useChannels(lang);
  const text = useTexts(lang, journey.document, channel);
  const before = useRef<Sheet>(undefined);
  const [extras] = useState(createExtras);
  const leftOut = useLeftOut(extras);
  const sheet = useMemo(
    () => sheetOf(document, lanes, text.say, before.current, leftOut),
    [document, lanes, text, leftOut],
  );
  const now = useRef<PageNow>(null);
  useLayoutEffect(() => {
    before.current = sheet;
  }, [sheet]);
  const latest: PageNow = {
    document,
    sheet,
    ...text,
    apply: (operation, label, told) => void journey.apply(operation, { label, told }),
    takenOut: (card) => takenOut(card, document, text, t),
    today: today(),
    open,
    attend: journey.focus,
  };
  now.current = latest;
  const narrow = useNarrow();
  const editable = journey.can("editor") && !narrow;
  const tools = useMemo(
    () => createTools(() => now.current as PageNow, extras, editable),
    [extras, editable],
  );
  useEffect(() => tools.store.set({ opened }), [tools, opened]);
  useEffect(() => {
    const people = byElement(journey.people, tools.extras.get().people);
    tools.extras.set({ people });
  }, [tools, journey.people]);
  return (
    <ToolsContext value={tools}>
      <TextContext value={text}>{children(sheet)}</TextContext>
    </ToolsContext>
  );
}

/** What is said of a card that goes out of one of its stages; nothing when it goes for good. */
function takenOut(card: Card, document: Thing, { say }: TextTools, t: Words["t"]) {
  if (stagesNamed(card) < 2) return undefined;
  const stage = say(stageOf(document, card.stage)?.name);
  return t("Taken out of {stage}: {name}", { stage, name: card.text });
}

/** Reading and writing texts; the same object while language and journey's language stay. */
function useTexts(
  lang: string,
  document: Parameters<typeof written>[3],
  channel: TextTools["channel"],
): TextTools {
  const titled = useState(() => document.title)[0];
  const base = document.language;
  return useMemo<TextTools>(() => {
    const journey = base === undefined ? { title: titled } : { title: titled, language: base };
    return {
      say: (text) => textOf(text as Parameters<typeof textOf>[0], lang, base),
      write: (old, words) => written(words, old as Parameters<typeof written>[1], lang, journey),
      channel,
    };
  }, [lang, base, titled, channel]);
}
