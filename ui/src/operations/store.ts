import { createContext, use } from "react";
import type { Present, Role } from "@/api/types.ts";
import type { JourneyDocument } from "@/journey/types.ts";
import type { ApplyOptions, Result, Saved } from "./state.ts";
import type { Operation } from "./types.ts";

export type { ApplyOptions, Notice, Result, Saved } from "./state.ts";

/** The open journey: what is shown, and what may be done with it. */
export interface Journey {
  id: string;
  workspace: string;
  /** With one's own changes that are still on their way. */
  document: JourneyDocument;
  /** The newest version of the server that is shown. */
  version: number;
  role: Role;
  can: (role: Role) => boolean;
  /** Change the journey: shown at once, sent in order. Who may only look is refused. */
  apply: (operation: Operation, options?: ApplyOptions) => Promise<Result>;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  saved: Saved;
  savedAt: Date | null;
  /** The others who look at this journey now. */
  people: readonly Present[];
  /** The others who are at an element, or inside it: `stages/see`. */
  at: (element: string) => readonly Present[];
  /** Say where one is: the others see it. `editing`: one is typing there. */
  focus: (element: string, editing?: boolean) => void;
  /** The language of the journey's texts that are not written per language; else the reader's. */
  language: string;
}

export const JourneyContext = createContext<Journey | null>(null);

/** The open journey; only inside `/w/$workspace/j/$journey`. */
export function useJourney(): Journey {
  const journey = use(JourneyContext);
  if (!journey) throw new Error("useJourney belongs inside /w/$workspace/j/$journey.");
  return journey;
}

const ROLES: readonly Role[] = ["viewer", "commenter", "editor", "admin"];

/** Whether a role allows what another does; each includes those before it. */
export function allows(have: Role, need: Role): boolean {
  return ROLES.indexOf(have) >= ROLES.indexOf(need);
}
