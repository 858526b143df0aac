import { ArrowRightLeft, CircleDot, PanelRight, Pencil, Trash2 } from "lucide-react";
import { Separator } from "react-aria-components";
import styles from "@/widgets/Menu.module.css";
import { useWords } from "@/words/index.ts";
import type { Card } from "../model/cards.ts";
import { stagesNamed } from "../model/edits.ts";
import { spotOf } from "../model/grid.ts";
import { columnsFor, othersIn, placeOf, stageOf } from "../model/place.ts";
import { moveAndFollow } from "../state/carry.ts";
import { removeCardAt } from "../state/keys.ts";
import { useText } from "../state/text.ts";
import { useTools } from "../state/tools.tsx";
import { Item, More } from "./Item.tsx";
import { StateItems } from "./StateItems.tsx";

/** What can be done with a card. */
export function CardItems({ card }: { card: Card }) {
  const { t } = useWords();
  const tools = useTools();
  const several = stagesNamed(card) > 1;
  return (
    <>
      <Item
        label={t("Edit words")}
        icon={<Pencil size={16} />}
        keys={t("Enter")}
        run={() => tools.store.set({ editing: card.key })}
      />
      <Item
        label={t("Details")}
        icon={<PanelRight size={16} />}
        keys="O"
        run={() => tools.open(card.element)}
      />
      <More label={t("Move to…")} icon={<ArrowRightLeft size={16} />}>
        <Places card={card} />
      </More>
      {card.lane === "touchpoints" && (
        <More label={t("State")} icon={<CircleDot size={16} />}>
          <StateItems card={card} />
        </More>
      )}
      <Separator className={styles.line ?? ""} />
      <Item
        label={several ? t("Take out of this stage") : t("Delete")}
        icon={<Trash2 size={16} />}
        keys={t("Del")}
        danger
        run={() => removeCardAt(card.key, tools)}
      />
      {several && (
        <Item
          label={t("Delete from all stages")}
          icon={<Trash2 size={16} />}
          danger
          run={() => {
            const from = spotOf(tools.sheet(), card.key);
            tools.actions.removeEverywhere(card);
            if (from) tools.follow(from);
          }}
        />
      )}
    </>
  );
}

/** Every stage, first and last place of each; inside the own stage, up and down. */
function Places({ card }: { card: Card }) {
  const { t } = useWords();
  const { say } = useText();
  const tools = useTools();
  const sheet = tools.sheet();
  const here = placeOf(sheet, card);
  const last = othersIn(sheet, card, card.stage).length;
  const go = (stage: string, at: number) => moveAndFollow(tools, card, { stage, at });
  const name = (stage: string) => say(stageOf(tools.document(), stage)?.name) || t("No stage yet");
  return (
    <>
      <Item
        label={t("One place up")}
        keys="Ctrl ↑"
        disabled={here.at === 0}
        run={() => go(card.stage, here.at - 1)}
      />
      <Item
        label={t("One place down")}
        keys="Ctrl ↓"
        disabled={here.at >= last}
        run={() => go(card.stage, here.at + 1)}
      />
      <Separator className={styles.line ?? ""} />
      {columnsFor(sheet, card).map((stage) => (
        <Item
          key={stage}
          label={name(stage)}
          chosen={stage === card.stage}
          disabled={stage === card.stage}
          run={() => go(stage, othersIn(sheet, card, stage).length)}
        />
      ))}
    </>
  );
}
