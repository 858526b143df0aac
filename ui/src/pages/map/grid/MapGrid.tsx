// biome-ignore-all lint/a11y/useSemanticElements: a grid walked with the arrows; its rows are CSS grids, not a table.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the cards inside the cells.
import { type CSSProperties, type FocusEvent, type KeyboardEvent, memo, useMemo } from "react";
import { useWords } from "@/words/index.ts";
import { CardFace } from "../cards/CardFace.tsx";
import { DragArea } from "../drag/dragCards.tsx";
import { columnUnder, placeUnder } from "../drag/hit.ts";
import { EmotionRow } from "../emotion/EmotionRow.tsx";
import { LANES, type LaneId } from "../model/lanes.ts";
import { stageOf } from "../model/place.ts";
import { cardByKey, type Sheet } from "../model/sheet.ts";
import { type Carry, createCarry, isStage, stageId } from "../state/carry.ts";
import { useToldLayer } from "../state/figures.ts";
import { mapKey } from "../state/keys.ts";
import { useText } from "../state/text.ts";
import { type MapTools, useMapState, useTools } from "../state/tools.tsx";
import { useCarryWords } from "./carryWords.ts";
import { Heads } from "./Heads.tsx";
import heads from "./heads.module.css";
import { LaneRow } from "./LaneRow.tsx";
import styles from "./map.module.css";
import { useFocusFollows } from "./useFocusFollows.ts";

interface MapGridProps {
  sheet: Sheet;
  zoom: number;
}

/** The map: stages across, rows down; every card can be walked to, written and carried. */
export const MapGrid = memo(function MapGrid({ sheet, zoom }: MapGridProps) {
  const { t } = useWords();
  const tools = useTools();
  const carryWords = useCarryWords();
  const carry = useMemo(() => createCarry(tools, carryWords), [tools, carryWords]);
  const pointer = useMemo(() => carrying(tools, carry), [tools, carry]);
  const told = useToldLayer() !== "drawn";
  useFocusFollows(sheet);
  const onKeyDown = (event: KeyboardEvent) => {
    if (mapKey(event, tools, carry)) event.preventDefault();
  };
  const many = sheet.columns.length > 7 ? styles.many : "";
  return (
    <DragArea carrying={pointer} carried={<Carried zoom={zoom} />}>
      <div className={`${styles.scroller} ${many}`}>
        <div
          ref={tools.root}
          role="grid"
          tabIndex={-1}
          aria-label={t("Map")}
          aria-readonly={!tools.editable}
          className={styles.map}
          data-told={told || undefined}
          style={sized(sheet.columns.length, zoom)}
          onKeyDown={onKeyDown}
          onFocus={(event) => attend(event, tools)}
          onBlur={(event) => left(event, tools)}
        >
          <Heads stages={sheet.stages} columns={sheet.columns} />
          <Rows sheet={sheet} />
        </div>
      </div>
    </DragArea>
  );
});

function sized(columns: number, zoom: number): CSSProperties {
  return { "--columns": columns, zoom } as CSSProperties;
}

function Rows({ sheet }: { sheet: Sheet }) {
  const lanes = [...sheet.rows.keys()];
  return lanes.map((lane, i) =>
    LANES[lane].home.form === "curve" ? (
      <EmotionRow key={lane} stages={sheet.stages} columns={sheet.columns} />
    ) : (
      <LaneRow
        key={lane}
        lane={lane}
        columns={sheet.columns}
        cells={sheet.rows.get(lane) ?? []}
        left={lane === "touchpoints" ? sheet.left : NOTHING}
        visibility={lane === "frontstage" && behind(lanes[i + 1])}
      />
    ),
  );
}

const NOTHING: Sheet["left"] = new Map();

function behind(lane: LaneId | undefined): boolean {
  return lane === "backstage" || lane === "support";
}

function carrying(tools: MapTools, carry: Carry) {
  return {
    onLift: (key: string) => carry.lift(key, "pointer"),
    onOver: (key: string, point: { x: number; y: number }) => {
      const map = tools.root.current;
      if (!map || !tools.store.get().lift) return;
      if (isStage(key)) {
        carry.to({ stage: stageId(key), at: columnUnder(map, stageId(key), point) });
        return;
      }
      const place = placeUnder(map, key.split("/")[0] ?? "", key, point);
      if (place) carry.to(place);
    },
    onDrop: carry.drop,
    onCancel: carry.cancel,
  };
}

/** What hangs below the pointer. */
function Carried({ zoom }: { zoom: number }) {
  const tools = useTools();
  const { say } = useText();
  const key = useMapState(({ lift }) => (lift?.by === "pointer" ? lift.key : null));
  if (!key) return null;
  if (isStage(key)) {
    const stage = stageOf(tools.document(), stageId(key));
    return (
      <div className={`${heads.head} ${heads.carried}`} style={{ zoom }}>
        <div className={heads.top}>
          <h2>{say(stage?.name)}</h2>
        </div>
      </div>
    );
  }
  const card = cardByKey(tools.sheet(), key);
  return <div style={{ zoom }}>{card && <CardFace card={card} lifted />}</div>;
}

function left(event: FocusEvent<HTMLElement>, tools: MapTools) {
  if (!event.currentTarget.contains(event.relatedTarget)) tools.store.set({ within: false });
}

/** Remember the stop that has the focus, and tell the others where we are. */
function attend(event: FocusEvent<HTMLElement>, tools: MapTools) {
  const stop = (event.target as HTMLElement).closest<HTMLElement>("[data-spot], [data-point]");
  if (!stop) return;
  tools.store.set({ within: true });
  const { spot, element, empty } = stop.dataset;
  const kind = spot?.startsWith("stages/") ? "stage" : empty === undefined ? "card" : "empty";
  if (!spot) tools.store.set({ hints: "point" });
  else tools.store.set({ current: spot, hints: kind });
  const { editing, opened, lift } = tools.store.get();
  if (element && !editing) tools.attend(element, false);
  if (element && spot && opened && opened !== element && !lift) tools.open(element);
}
