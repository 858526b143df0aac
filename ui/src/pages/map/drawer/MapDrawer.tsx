import { X } from "lucide-react";
import { useWords } from "@/words/index.ts";
import { useText } from "../state/text.ts";
import { useTools } from "../state/tools.tsx";
import { stageOf } from "../model/place.ts";
import styles from "./drawer.module.css";

interface MapDrawerProps {
  element: string;
  onClose: () => void;
  onTab: (element: string, tab?: string) => void;
}

/** Everything about a stage or a card, at the right of the map. */
export function MapDrawer({ element, onClose }: MapDrawerProps) {
  const { t } = useWords();
  const { say } = useText();
  const tools = useTools();
  const [, id = ""] = element.split("/");
  return (
    <aside className={styles.drawer} aria-label={t("Details")}>
      <div className={styles.head}>
        <h2>{say(stageOf(tools.document(), id)?.name)}</h2>
        <button type="button" aria-label={t("Close")} onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </button>
      </div>
    </aside>
  );
}
