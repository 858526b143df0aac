import { useState } from "react";
import type { Idea, Text } from "@/journey/types.ts";
import { useJourney } from "@/operations/store.ts";
import { type Doc, useDoc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import { addGroup, boardOf, type Note } from "./model.ts";
import { useVotes } from "./useVotes.ts";

/** What is being turned into something on the map. */
export interface Turn {
  notes: readonly Note[];
  words: Text;
}

/** The board with everything its parts do. */
export interface BoardActs {
  doc: Doc;
  votes: ReturnType<typeof useVotes>;
  mayVote: boolean;
  /** Notes that light together. */
  lit: ReadonlySet<string>;
  light: (ids: readonly string[]) => void;
  /** The number by which ideas name a problem, from 1. */
  number: (problem: string) => number;
  turn: (notes: readonly Note[], words: Text) => void;
  turning: Turn | null;
  link: (idea: Idea) => void;
  linking: string | null;
  done: () => void;
  group: (notes: readonly Note[]) => void;
  states: Record<NonNullable<Idea["state"]>, string>;
  onTheMap: { pain: string; opportunity: string };
}

export function useBoard(): BoardActs {
  const { t } = useWords();
  const doc = useDoc();
  const { can } = useJourney();
  const votes = useVotes();
  const [lit, setLit] = useState<ReadonlySet<string>>(new Set());
  const [turning, setTurning] = useState<Turn | null>(null);
  const [linking, setLinking] = useState<string | null>(null);
  const board = boardOf(doc.document);
  return {
    doc,
    votes,
    mayVote: can("commenter"),
    lit,
    light: (ids) => setLit(new Set(ids)),
    number: (id) => (board.problems ?? []).findIndex((one) => one.id === id) + 1,
    turn: (notes, words) => setTurning({ notes, words }),
    turning,
    link: (idea) => setLinking(idea.id),
    linking,
    done: () => {
      setTurning(null);
      setLinking(null);
    },
    group: (notes) => doc.apply(addGroup(board, t("New group"), notes)),
    states: {
      new: t("New"),
      chosen: t("Chosen"),
      parked: t("Parked"),
      dropped: t("Dropped"),
    },
    onTheMap: { pain: t("pain on the map"), opportunity: t("opportunity on the map") },
  };
}
