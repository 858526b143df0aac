import { Ellipsis, PanelRight } from "lucide-react";
import { useWords } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { useMapState, useTools } from "../state/tools.tsx";
import styles from "./card.module.css";

/** Details and menu of a card; there while it is pointed at or has the focus. */
export function CardTools({ card }: { card: Card }) {
  const { t } = useWords();
  const tools = useTools();
  const near = useMapState(
    ({ current, hovered, within }) => hovered === card.key || (within && current === card.key),
  );
  if (!near) return null;
  return (
    <span className={styles.tools}>
      <button
        type="button"
        aria-label={t("Details of {name}", { name: card.text })}
        onClick={() => tools.open(card.element)}
      >
        <PanelRight size={14} aria-hidden="true" />
      </button>
      {tools.editable && (
        <button
          type="button"
          aria-haspopup="menu"
          aria-label={t("What to do with {name}", { name: card.text })}
          onClick={(event) =>
            tools.store.set({ menu: { key: card.key, anchor: event.currentTarget } })
          }
        >
          <Ellipsis size={14} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
