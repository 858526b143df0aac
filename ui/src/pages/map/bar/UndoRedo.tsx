import { Redo2, Undo2 } from "lucide-react";
import { Button } from "react-aria-components";
import { useJourney } from "@/operations/store.ts";
import { useWords } from "@/words/index.ts";
import styles from "./bar.module.css";

/** Take one's own last change back, or make it again. */
export function UndoRedo() {
  const { t } = useWords();
  const { undo, redo, canUndo, canRedo } = useJourney();
  return (
    <>
      <Button
        className={styles.icon ?? ""}
        aria-label={t("Undo, Ctrl Z")}
        isDisabled={!canUndo}
        onPress={undo}
      >
        <Undo2 size={16} aria-hidden="true" />
      </Button>
      <Button
        className={styles.icon ?? ""}
        aria-label={t("Redo, Ctrl Shift Z")}
        isDisabled={!canRedo}
        onPress={redo}
      >
        <Redo2 size={16} aria-hidden="true" />
      </Button>
    </>
  );
}
