import { type Card, cardsOf, hasHomeless, NOWHERE, type Say } from "./cards.ts";
import type { LaneId } from "./lanes.ts";
import { idOf, type Thing, thingsOf } from "./shape.ts";

/** What the map shows: columns, and the cards of each cell of the seen rows. */
export interface Sheet {
  /** Ids of the stages in order; NOWHERE last when something has no stage. */
  columns: readonly string[];
  stages: readonly Thing[];
  rows: ReadonlyMap<LaneId, readonly (readonly Card[])[]>;
  /** By stage how many touchpoints are left out. */
  left: ReadonlyMap<string, number>;
}

/** Which touchpoints are left out: by a layer that shows what happened. */
export type LeftOut = (card: Card) => boolean;

/**
 * The sheet of a document. What did not change since the sheet before is the very same object, so
 * that a component that remembers its cell does not draw it again.
 */
export function sheetOf(
  document: Thing,
  lanes: readonly LaneId[],
  say: Say,
  before?: Sheet,
  leftOut?: LeftOut | null,
): Sheet {
  const stages = thingsOf(document, "stages");
  const ids = stages.map(idOf);
  const wanted = hasHomeless(document, lanes) ? [...ids, NOWHERE] : ids;
  const columns = kept(wanted, before?.columns);
  const left = new Map<string, number>();
  const rows = new Map(
    lanes.map((lane) => {
      const old = before?.rows.get(lane);
      const all = cardsOf(document, lane, columns, say);
      const cells = lane === "touchpoints" && leftOut ? without(all, leftOut, columns, left) : all;
      const fresh = cells.map((cards, i) => keptCards(cards, old?.[i]));
      return [lane, kept(fresh, old)];
    }),
  );
  return { columns, stages, rows, left };
}

/** The cells without some cards; how many go is counted. */
function without(
  cells: readonly (readonly Card[])[],
  leftOut: LeftOut,
  columns: readonly string[],
  left: Map<string, number>,
): readonly (readonly Card[])[] {
  return cells.map((cards, i) => {
    const kept = cards.filter((card) => !leftOut(card));
    if (kept.length < cards.length) left.set(columns[i] ?? "", cards.length - kept.length);
    return kept;
  });
}

/** The old list when it holds the same things. */
function kept<T>(fresh: readonly T[], old: readonly T[] | undefined): readonly T[] {
  const same = old && old.length === fresh.length && fresh.every((item, i) => item === old[i]);
  return same ? old : fresh;
}

function keptCards(fresh: readonly Card[], old: readonly Card[] | undefined): readonly Card[] {
  if (!old) return fresh;
  const known = new Map(old.map((card) => [card.key, card]));
  const merged = fresh.map((card) => {
    const was = known.get(card.key);
    return was && was.raw === card.raw && was.text === card.text ? was : card;
  });
  return kept(merged, old);
}

/** All cards of the sheet by their key. */
export function cardByKey(sheet: Sheet, key: string): Card | undefined {
  for (const cells of sheet.rows.values()) {
    for (const cards of cells) {
      const found = cards.find((card) => card.key === key);
      if (found) return found;
    }
  }
  return undefined;
}

export function countCards(sheet: Sheet): number {
  let count = 0;
  for (const cells of sheet.rows.values()) for (const cards of cells) count += cards.length;
  return count;
}
