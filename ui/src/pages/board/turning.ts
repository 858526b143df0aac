import { newId } from "@/journey/ids.ts";
import type { Board, JourneyDocument, Opportunity, Text } from "@/journey/types.ts";
import type { Operation, Simple } from "@/operations/types.ts";
import { boardOf, type Note, together } from "./model.ts";

export type Into = "pains" | "opportunities" | "actions" | "tactics";
export const INTO: readonly Into[] = ["pains", "opportunities", "actions", "tactics"];

/** What notes are turned into, as the dialog asks it. */
export interface Turning {
  into: Into;
  text: string;
  stages: string[];
  owner?: string;
  /** The day an action is due, or a tactic begins. */
  date?: string;
}

/** What notes have in common, to begin from. */
export interface Shared {
  stages: string[];
  touchpoints: string[];
  evidence: string[];
  problems: string[];
  ideas: string[];
  pains: string[];
}

/** All that notes name, once each; an idea brings the problems it solves, they their pains. */
export function sharedBy(board: Board, notes: readonly Note[]): Shared {
  const ideas = notes.filter((one) => one.kind === "ideas");
  const solved = new Set(ideas.flatMap((one) => one.solves ?? []));
  for (const note of notes) if (note.kind === "problems") solved.add(note.id);
  const problems = (board.problems ?? []).filter((one) => solved.has(one.id));
  const every = [...notes, ...problems];
  return {
    stages: union(every.map((one) => one.stages)),
    touchpoints: union(every.map((one) => one.touchpoints)),
    evidence: union(problems.map((one) => one.evidence)),
    problems: problems.map((one) => one.id),
    ideas: ideas.map((one) => one.id),
    pains: union(problems.map((one) => one.pains)),
  };
}

/** Turn notes into something on the map, in one change that keeps every link between them. */
export function turned(
  document: JourneyDocument,
  notes: readonly Note[],
  asked: Turning,
): Operation {
  const shared = sharedBy(boardOf(document), notes);
  const made = MAKERS[asked.into](document, notes, shared, asked);
  return together([...made, ...chosen(notes)]);
}

type Maker = (
  document: JourneyDocument,
  notes: readonly Note[],
  shared: Shared,
  asked: Turning,
) => Simple[];

const MAKERS: Record<Into, Maker> = {
  pains: (document, notes, shared, asked) => {
    const grade = strongest(notes);
    const value = {
      ...placed(document, "pains", shared, asked),
      ...some({ evidence: shared.evidence }),
      ...(grade && { grade }),
    };
    const linked = notes.flatMap((one): Simple[] =>
      one.kind === "problems"
        ? [edit(["board", "problems", one.id, "pains"], [...(one.pains ?? []), value.id])]
        : [],
    );
    return [add("pains", value), ...linked];
  },
  opportunities: (document, _notes, shared, asked) => [
    add("opportunities", opportunity(document, shared, asked)),
  ],
  actions: (document, _notes, shared, asked) => {
    const known = takenUp(document, shared);
    const made = known ? null : opportunity(document, shared, asked);
    const value = {
      ...placed(document, "actions", shared, asked),
      opportunities: [known?.id ?? made?.id],
      ...(asked.date && { due: asked.date }),
    };
    return [...(made ? [add("opportunities", made)] : []), add("actions", value)];
  },
  tactics: (document, _notes, shared, asked) => {
    const value = { ...placed(document, "tactics", shared, asked), state: "idea" };
    return [add("tactics", { ...value, ...(asked.date && { starts: asked.date }) })];
  },
};

function opportunity(document: JourneyDocument, shared: Shared, asked: Turning) {
  const { problems, ideas, pains } = shared;
  return {
    ...placed(document, "opportunities", shared, asked),
    ...some({ pains, problems, ideas }),
  };
}

/** The opportunity that these ideas have become already. */
function takenUp(document: JourneyDocument, shared: Shared): Opportunity | undefined {
  return (document.opportunities ?? []).find((one) =>
    one.ideas?.some((idea) => shared.ideas.includes(idea)),
  );
}

function placed(document: JourneyDocument, into: Into, shared: Shared, asked: Turning) {
  const fallback = into.slice(0, -1);
  const id = newId(asked.text, document[into] ?? [], fallback);
  const { touchpoints } = shared;
  const owner = asked.owner?.trim();
  return {
    id,
    text: asked.text,
    ...some({ stages: asked.stages, touchpoints }),
    ...(owner && { owner }),
  };
}

/** Ideas that are taken up are chosen. */
function chosen(notes: readonly Note[]): Simple[] {
  const open = notes.filter((one) => one.kind === "ideas" && one.state !== "chosen");
  return open.map((one) => edit(["board", "ideas", one.id, "state"], "chosen"));
}

function strongest(notes: readonly Note[]): string | undefined {
  const grades = notes.map((one) => (one.kind === "problems" ? one.grade : undefined));
  return (["measured", "reported"] as const).find((grade) => grades.includes(grade));
}

function add(list: Into, value: object): Simple {
  return { op: "add", path: [list], value };
}

function edit(path: (string | number)[], value: unknown): Simple {
  return { op: "edit", path, value };
}

function union(lists: readonly (readonly string[] | undefined)[]): string[] {
  return [...new Set(lists.flatMap((one) => one ?? []))];
}

/** Only the lists that hold something. */
function some<T extends Record<string, readonly unknown[]>>(lists: T): Partial<T> {
  return Object.fromEntries(Object.entries(lists).filter(([, one]) => one.length)) as Partial<T>;
}

/** The words a group of notes begins with when it is turned: its name, or the note's own text. */
export function firstWords(notes: readonly Note[], name: Text | undefined): Text {
  return name ?? notes[0]?.text ?? "";
}
