import { type MouseEvent, memo, useRef } from "react";
import { useWords } from "@/words/index.ts";
import { useDragCard } from "../drag/dragCards.tsx";
import type { Card } from "../model/cards.ts";
import { usePeopleAt } from "../state/extras.ts";
import { useMapState, useTools } from "../state/tools.tsx";
import { CardFace } from "./CardFace.tsx";
import { CardTools } from "./CardTools.tsx";
import styles from "./card.module.css";
import { EditCard } from "./EditCard.tsx";
import { Here } from "./Here.tsx";
import { spokenCard } from "./spoken.ts";

/** A card on the map: a stop of the keyboard, something to carry, and a place to write. */
export const CardShell = memo(function CardShell({ card }: { card: Card }) {
  const words = useWords();
  const tools = useTools();
  const editing = useMapState((state) => state.editing === card.key);
  const current = useMapState((state) => state.current === card.key);
  const away = useMapState(({ lift }) => lift?.key === card.key);
  const people = usePeopleAt(card.element);
  const writer = people.find((one) => one.editing);
  const { ref, listeners } = useDragCard(card.key, !tools.editable || editing);
  const clicks = useSecondClick(card, !writer);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card is a stop of the grid, not a set of fields.
    <div
      ref={ref}
      role="group"
      aria-roledescription={words.t("card")}
      aria-label={spokenCard(card, words)}
      tabIndex={current ? 0 : -1}
      className={styles.shell}
      data-spot={card.key}
      data-card={card.key}
      data-element={card.element}
      data-locked={writer ? "" : undefined}
      onPointerEnter={() => tools.store.set({ hovered: card.key })}
      onPointerLeave={() => tools.store.set({ hovered: null })}
      {...listeners}
      {...clicks}
    >
      {away ? (
        <div className={styles.hole}>{words.t("was here")}</div>
      ) : editing ? (
        <EditCard card={card} />
      ) : (
        <CardFace card={card} />
      )}
      {!editing && !away && <CardTools card={card} />}
      {people.length > 0 && <Here people={people} />}
    </div>
  );
});

/** A click selects, a click on what is selected writes; a reader's click opens the details. */
function useSecondClick(card: Card, free: boolean) {
  const tools = useTools();
  const selected = useRef(false);
  const edit = () => tools.editable && free && tools.store.set({ editing: card.key, draft: null });
  return {
    // In the phase before the drag listens: both hear the press.
    onMouseDownCapture: (event: MouseEvent<HTMLElement>) => {
      selected.current = document.activeElement === event.currentTarget;
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      if ((event.target as HTMLElement).closest("button, textarea, input")) return;
      if (!tools.editable) tools.open(card.element);
      else if (selected.current) edit();
    },
  };
}
