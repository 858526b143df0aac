import { useJourney } from "@/operations/store.ts";
import { Kbd } from "@/widgets/Kbd.tsx";
import { useWords, type Words } from "@/words/index.ts";
import { stageOf } from "../model/place.ts";
import { cardByKey } from "../model/sheet.ts";
import { isStage, stageId } from "../state/carry.ts";
import type { MapState } from "../state/mapState.ts";
import { useText } from "../state/text.ts";
import { useMapState, useTools } from "../state/tools.tsx";
import styles from "./bar.module.css";
import { Zoom } from "./Zoom.tsx";

interface FootProps {
  zoom: number;
  onZoom: (zoom: number) => void;
  onFit: () => void;
}

/** The line at the bottom: which keys work now, whether all is saved, how large the map is. */
export function Foot(props: FootProps) {
  return (
    <div className={styles.foot}>
      <Hints />
      <span className={styles.end}>
        <SavedAt />
        <Zoom {...props} />
      </span>
    </div>
  );
}

function SavedAt() {
  const { t, time } = useWords();
  const { saved, savedAt } = useJourney();
  if (saved === "saving") return <span role="status">{t("Saving…")}</span>;
  if (saved === "offline")
    return (
      <span className="warn" role="status">
        {t("Not saved: offline")}
      </span>
    );
  return <span role="status">{savedAt ? t("Saved at {time}", { time: time(savedAt) }) : ""}</span>;
}

function Hints() {
  const { t } = useWords();
  const { editable } = useTools();
  const lifted = useMapState(({ lift }) => lift?.key ?? null);
  const writing = useMapState(({ editing, draft }) => editing !== null || draft !== null);
  const where = useMapState((state) => state.hints);
  if (lifted) return <Carrying what={lifted} />;
  return hints(t, editable, writing, where).map(([keys, what]) => (
    <Hint key={keys} keys={keys} what={what} />
  ));
}

function Carrying({ what }: { what: string }) {
  const { t } = useWords();
  const { say } = useText();
  const tools = useTools();
  const name = isStage(what)
    ? say(stageOf(tools.document(), stageId(what))?.name)
    : cardByKey(tools.sheet(), what)?.text;
  return (
    <>
      <span>
        {t("Moving")} <b>{name}</b>
      </span>
      <Hint keys="← →" what={t("stage")} />
      {!isStage(what) && <Hint keys="↑ ↓" what={t("place")} />}
      <Hint keys={t("Space")} what={t("drops")} />
      <Hint keys="Esc" what={t("puts back")} />
    </>
  );
}

function Hint({ keys, what }: { keys: string; what: string }) {
  return (
    <span className={styles.hint}>
      <Kbd>{keys}</Kbd>
      {what}
    </span>
  );
}

function hints(
  t: Words["t"],
  editable: boolean,
  writing: boolean,
  where: MapState["hints"],
): [string, string][] {
  if (writing)
    return [
      [t("Enter"), t("saves")],
      ["Esc", t("leaves")],
    ];
  const walk: [string, string] = ["← ↑ ↓ →", t("walks")];
  if (where === "point") {
    return editable
      ? [
          ["↑ ↓", "0,1"],
          [t("Page"), "0,5"],
          [t("Del"), t("forgets")],
          ["Esc", t("leaves")],
        ]
      : [["Esc", t("leaves")]];
  }
  if (!editable) return [walk, [t("Enter"), t("details")]];
  const edit: [string, string] = [t("Enter"), t("edits")];
  const move: [string, string] = ["Ctrl ← →", t("moves")];
  if (where === "stage") return [walk, edit, move, ["O", t("details")]];
  const fresh: [string, string] = ["N", t("new card")];
  if (where === "empty") return [walk, fresh];
  if (where === "map") return [walk, edit, fresh];
  return [walk, edit, fresh, [t("Space"), t("lifts")], move, ["O", t("details")]];
}
