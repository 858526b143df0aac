import { CardFace } from "../cards/CardFace.tsx";
import { cardByKey } from "../model/sheet.ts";
import { useMapState, useTools } from "../state/tools.tsx";
import styles from "./map.module.css";

/** Where the carried card would land. Carried by keys, the card itself is seen there. */
export function DropSlot() {
  const tools = useTools();
  const key = useMapState(({ lift }) => (lift?.by === "keys" ? lift.key : null));
  const card = key ? cardByKey(tools.sheet(), key) : undefined;
  return (
    <div className={styles.slot} aria-hidden="true">
      {card && <CardFace card={card} lifted />}
    </div>
  );
}
