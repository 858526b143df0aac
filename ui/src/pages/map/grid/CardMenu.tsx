import { useRef } from "react";
import { Menu, Popover } from "react-aria-components";
import styles from "@/widgets/Menu.module.css";
import { useWords } from "@/words/index.ts";
import { cardByKey } from "../model/sheet.ts";
import { isStage, stageId } from "../state/carry.ts";
import { useMapState, useTools } from "../state/tools.tsx";
import { CardItems } from "./CardItems.tsx";
import { StageItems } from "./StageItems.tsx";
import { StateItems } from "./StateItems.tsx";

/** The one menu of the map: it opens at the button of the card or stage that asked for it. */
export function CardMenu() {
  const { t } = useWords();
  const tools = useTools();
  const menu = useMapState((state) => state.menu);
  const anchor = useRef<HTMLElement>(null);
  anchor.current = menu?.anchor ?? null;
  if (!menu) return null;
  const close = () => tools.store.set({ menu: null });
  const state = menu.key.startsWith("state:");
  const card = cardByKey(tools.sheet(), state ? menu.key.slice(6) : menu.key);
  return (
    <Popover
      isOpen
      triggerRef={anchor}
      placement="bottom end"
      offset={2}
      className={styles.popover ?? ""}
      onOpenChange={(open) => !open && close()}
    >
      <Menu
        aria-label={t("What to do")}
        className={styles.menu ?? ""}
        autoFocus="first"
        onClose={close}
      >
        {card && state && <StateItems card={card} />}
        {card && !state && <CardItems card={card} />}
        {isStage(menu.key) && <StageItems id={stageId(menu.key)} />}
      </Menu>
    </Popover>
  );
}
