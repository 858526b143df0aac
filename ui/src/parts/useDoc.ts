import { useMemo } from "react";
import { textOf, written } from "@/journey/text.ts";
import type { JourneyDocument, Text } from "@/journey/types.ts";
import { useJourney } from "@/operations/store.ts";
import type { Operation, Path } from "@/operations/types.ts";
import { useWords } from "@/words/index.ts";

/** The open journey, and the few things that a page does with it. */
export interface Doc {
  document: JourneyDocument;
  editable: boolean;
  /** A text in the reader's language. */
  say: (text: Text | null | undefined) => string;
  /** The text with these words in the reader's language; null: it is empty now. */
  write: (words: string, old?: Text | null) => Text | null;
  apply: (operation: Operation | null, label?: string) => void;
  edit: (path: Path, value: unknown) => void;
  add: (path: Path, value: unknown) => void;
  /** Take an item away; its name is told beside the way to bring it back. */
  remove: (path: Path, id: string | number, label?: string) => void;
}

export function useDoc(): Doc {
  const { document, can, apply } = useJourney();
  const { lang } = useWords();
  const editable = can("editor");
  return useMemo(() => {
    const act = (operation: Operation | null, label?: string) => {
      if (operation) void apply(operation, { label });
    };
    return {
      document,
      editable,
      say: (text) => textOf(text, lang, document.language),
      write: (words, old) => written(words, old, lang, document),
      apply: act,
      edit: (path, value) => act({ op: "edit", path, value }),
      add: (path, value) => act({ op: "add", path, value }),
      remove: (path, id, label) => act({ op: "remove", path, id, tidy: 1 }, label),
    };
  }, [document, editable, lang, apply]);
}
