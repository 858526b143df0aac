import { ProgressBar } from "react-aria-components";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./data.module.css";

/** How far something is, and a way to stop it. */
export function Bar({ said, share, stop }: { said: string; share: number; stop: () => void }) {
  const { t, share: words } = useWords();
  const percent = Math.round(share * 100);
  return (
    <div className={styles.running} aria-live="polite">
      <ProgressBar
        className={styles.progress ?? ""}
        value={percent}
        valueLabel={words(share)}
        aria-label={said}
      >
        <span>{said}</span>
        <span className={styles.track}>
          <span className={styles.done} style={{ width: `${percent}%` }} />
        </span>
      </ProgressBar>
      <Button onPress={stop}>{t("Stop")}</Button>
    </div>
  );
}
