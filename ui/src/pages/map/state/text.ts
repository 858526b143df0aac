import { createContext, use } from "react";
import type { Say } from "../model/cards.ts";
import type { Write } from "../model/edits.ts";

/** The document's texts in the reader's language, read and written. */
export interface TextTools {
  say: Say;
  write: Write;
  /** What people call a channel. */
  channel: (id: string) => string;
}

export const TextContext = createContext<TextTools | null>(null);

export function useText(): TextTools {
  const tools = use(TextContext);
  if (!tools) throw new Error("useText belongs inside the map.");
  return tools;
}
