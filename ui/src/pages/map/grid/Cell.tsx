// biome-ignore-all lint/a11y/useSemanticElements: a grid walked with the arrows; its rows are CSS grids, not a table.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the cards inside the cells.
import { Plus } from "lucide-react";
import { Fragment, memo } from "react";
import { useWords } from "@/words/index.ts";
import { CardShell } from "../cards/CardShell.tsx";
import { NewCard } from "../cards/NewCard.tsx";
import { Ghosts } from "../difference/Ghosts.tsx";
import type { Card } from "../model/cards.ts";
import { takesMore } from "../model/edits.ts";
import type { LaneId } from "../model/lanes.ts";
import { draftAt } from "../state/keys.ts";
import type { MapState } from "../state/mapState.ts";
import { useMapState, useTools } from "../state/tools.tsx";
import { laneWords } from "../words.ts";
import { DropSlot } from "./DropSlot.tsx";
import styles from "./map.module.css";

interface CellProps {
  lane: LaneId;
  stage: string;
  cards: readonly Card[];
  /** How many are left out. */
  left: number;
  /** Its row is empty: say what belongs there, the first cell at length. */
  invites: "first" | "too" | null;
}

/** The cards of a row in a stage, the place where a carried one would land, and «add». */
export const Cell = memo(function Cell({ lane, stage, cards, left, invites }: CellProps) {
  const landing = useMapState((state) => landingIn(state, lane, stage));
  const drafting = useMapState(({ draft }) => draft?.lane === lane && draft.stage === stage);
  const lifted = useMapState(({ lift }) => (landing === null ? null : (lift?.key ?? null)));
  const others = cards.filter((card) => card.key !== lifted);
  const before = landing === null ? null : (others[landing]?.key ?? "");
  return (
    <div
      role="gridcell"
      className={`${styles.cell} ${cards.length === 0 ? styles.empty : ""}`}
      data-lane={lane}
      data-stage={stage}
    >
      {cards.map((card) => (
        <Fragment key={card.key}>
          {before === card.key && <DropSlot />}
          <CardShell card={card} />
        </Fragment>
      ))}
      {before === "" && <DropSlot />}
      {lane === "touchpoints" && <Ghosts stage={stage} />}
      {left > 0 && <LeftOut n={left} />}
      {drafting && <NewCard lane={lane} stage={stage} />}
      <AddCard lane={lane} stage={stage} empty={cards.length === 0} invites={invites} />
    </div>
  );
});

/** How many touchpoints are not shown, and the way to see them. */
function LeftOut({ n }: { n: number }) {
  const { t, number } = useWords();
  const { extras } = useTools();
  return (
    <button type="button" className={styles.left} onClick={() => extras.set({ unused: true })}>
      {t("and {n} not in use", { n: number(n) })}
    </button>
  );
}

/** The place in this cell where a carried card would land; null when it would land elsewhere. */
function landingIn({ lift }: MapState, lane: string, stage: string): number | null {
  if (!lift?.key.startsWith(`${lane}/`) || lift.to.stage !== stage) return null;
  const home = lift.from.stage === lift.to.stage && lift.from.at === lift.to.at;
  return home ? null : lift.to.at;
}

interface AddProps extends Pick<CellProps, "lane" | "stage" | "invites"> {
  empty: boolean;
}

function AddCard({ lane, stage, empty, invites }: AddProps) {
  const { t } = useWords();
  const tools = useTools();
  const spot = `${lane}/${stage}`;
  const current = useMapState((state) => empty && state.current === spot);
  const add = tools.editable && takesMore(tools.document(), lane, stage);
  const stop = empty ? { "data-spot": spot, "data-empty": "", tabIndex: current ? 0 : -1 } : null;
  if (!add) {
    return empty ? <div {...stop} className={styles.none} tabIndex={current ? 0 : -1} /> : null;
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      {...stop}
      className={`${styles.add} ${invites ? styles.inviting : ""}`}
      onClick={() => draftAt(spot, tools)}
    >
      <Plus size={14} aria-hidden="true" />
      <span>
        {invites === "first" && <i className={styles.prompt}>{laneWords(t)[lane].prompt}</i>}
        {laneWords(t)[lane].add}
      </span>
    </button>
  );
}
