// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid around hears the keys of its heads.
// biome-ignore-all lint/a11y/useSemanticElements: a grid walked with the arrows; its rows are CSS grids, not a table.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the cards inside the cells.
import { ArrowRight, Ellipsis, Flag } from "lucide-react";
import { type MouseEvent, memo } from "react";
import { Avatar } from "@/widgets/Avatar.tsx";
import { useWords } from "@/words/index.ts";
import { Here } from "../cards/Here.tsx";
import { useDragCard } from "../drag/dragCards.tsx";
import { idOf, isLong, type Thing } from "../model/shape.ts";
import { useAttention } from "../state/attention.ts";
import { usePeopleAt } from "../state/extras.ts";
import { useToldLayer } from "../state/figures.ts";
import { useText } from "../state/text.ts";
import { useMapState, useTools } from "../state/tools.tsx";
import { initialsOf } from "../ui/initials.ts";
import styles from "./heads.module.css";
import { NameField } from "./NewStage.tsx";
import { StagePeople } from "./StagePeople.tsx";

interface StageHeadProps {
  stage: Thing;
  place: number;
  count: number;
}

/** The head of a stage: number, name, who answers, what people have in mind, who takes over. */
export const StageHead = memo(function StageHead({ stage, place, count }: StageHeadProps) {
  const { t } = useWords();
  const { say } = useText();
  const tools = useTools();
  const id = idOf(stage);
  const key = `stages/${id}`;
  const editing = useMapState((state) => state.editing === key);
  const current = useMapState((state) => state.current === key);
  const selected = useMapState((state) => state.opened === key);
  const away = useMapState(({ lift }) => lift?.key === key);
  const edge = useMapState(({ lift }) => landing(lift, place));
  const people = usePeopleAt(key);
  const { ref, listeners } = useDragCard(key, !tools.editable || editing);
  const layer = useToldLayer();
  const who = say(stage.owner) || say(stage.team);
  const look = [styles.head, selected && styles.selected, away && styles.away];
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (!(event.target as HTMLElement).closest("button, input")) tools.open(key);
  };
  return (
    <div
      role="columnheader"
      className={styles.box}
      onPointerEnter={() => tools.store.set({ hovered: key })}
      onPointerLeave={() => tools.store.set({ hovered: null })}
    >
      {edge && <span className={`${styles.line} ${styles[edge]}`} aria-hidden="true" />}
      <div
        ref={ref}
        role="group"
        aria-roledescription={t("stage")}
        aria-label={t("{name}, stage {place} of {count}", {
          name: say(stage.name),
          place: place + 1,
          count,
        })}
        tabIndex={current ? 0 : -1}
        className={look.filter(Boolean).join(" ")}
        data-spot={key}
        data-head={id}
        data-element={key}
        data-locked={people.some((one) => one.editing) ? "" : undefined}
        onClick={onClick}
        {...listeners}
      >
        <span className={styles.bar} style={{ background: `var(--st${(place % 8) + 1})` }} />
        <div className={styles.top}>
          <span className="muted">{place + 1}</span>
          {editing ? <Rename stage={stage} /> : <h2>{say(stage.name)}</h2>}
          {stage.goal === true && (
            <Flag size={14} className={styles.goal} role="img" aria-label={t("Goal")} />
          )}
          <span className="grow" />
          {who && <Avatar name={who} initials={initialsOf(who)} />}
        </div>
        {layer === "drawn" && <Mindset claim={stage.mindset} />}
        <div className={styles.foot}>
          <StagePeople stage={stage} />
          {layer === "drawn" && <Handover to={say(stage.hands_over_to)} />}
        </div>
      </div>
      {!editing && <HeadTools stageKey={key} name={say(stage.name)} />}
      {people.length > 0 && <Here people={people} />}
    </div>
  );
});

/** On which side of a head the carried stage would land. */
function landing(
  lift: { key: string; from: { at: number }; to: { at: number } } | null,
  place: number,
): "before" | "after" | null {
  if (!lift?.key.startsWith("stages/") || lift.from.at === lift.to.at) return null;
  if (lift.to.at !== place) return null;
  return lift.to.at < lift.from.at ? "before" : "after";
}

function Mindset({ claim }: { claim: unknown }) {
  const { say } = useText();
  const { t } = useWords();
  const words = say(isLong(claim) ? claim.text : claim);
  return words ? <p className={styles.quote}>{t("“{words}”", { words })}</p> : null;
}

function Handover({ to }: { to: string }) {
  const { t } = useWords();
  if (!to) return null;
  return (
    <span className={styles.handover} title={t("Hands over to {team}", { team: to })}>
      <ArrowRight size={14} aria-hidden="true" />
      <span className="sr">{t("Hands over to {team}", { team: to })}</span>
      <span className="clip" aria-hidden="true">
        {to}
      </span>
    </span>
  );
}

function Rename({ stage }: { stage: Thing }) {
  const { t } = useWords();
  const { say } = useText();
  const { store, actions, focus } = useTools();
  const id = idOf(stage);
  useAttention(`stages/${id}`);
  return (
    <NameField
      label={t("Name of the stage")}
      first={say(stage.name)}
      onEnd={(name, leave) => {
        if (name) actions.renameStage(id, name);
        store.set({ editing: null });
        if (!leave) focus(`stages/${id}`);
      }}
    />
  );
}

function HeadTools({ stageKey, name }: { stageKey: string; name: string }) {
  const { t } = useWords();
  const { store, editable } = useTools();
  const near = useMapState(
    (state) => state.hovered === stageKey || (state.within && state.current === stageKey),
  );
  if (!near || !editable) return null;
  return (
    <span className={styles.tools}>
      <button
        type="button"
        aria-haspopup="menu"
        aria-label={t("What to do with {name}", { name })}
        onClick={(event) => store.set({ menu: { key: stageKey, anchor: event.currentTarget } })}
      >
        <Ellipsis size={14} aria-hidden="true" />
      </button>
    </span>
  );
}
