import { useEffect, useState } from "react";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./NoticeBar.module.css";
import type { Told } from "./useNotices.ts";

const SHOWN_MS = 8000;

/** Says what happened to a change, with its undo; stays while the pointer or the focus is on it. */
export function NoticeBar({ told, close }: { told: Told | null; close: () => void }) {
  const { t } = useWords();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!told || held) return;
    const timer = setTimeout(close, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [told, held, close]);
  const act = () => {
    told?.action?.run();
    close();
  };
  return (
    <div role="status" className={styles.place}>
      {told && (
        <fieldset
          className={styles.bar}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <p>
            {told.text} {told.more && <span className={styles.more}>{told.more}</span>}
          </p>
          {told.action && <Button onPress={act}>{told.action.label}</Button>}
          <Button look="quiet" onPress={close}>
            {t("Close")}
          </Button>
        </fieldset>
      )}
    </div>
  );
}
