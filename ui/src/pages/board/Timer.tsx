import { Timer as TimerIcon } from "lucide-react";
import { PickButton } from "@/parts/PickButton.tsx";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Board.module.css";
import { clock, useTimer } from "./useTimer.ts";

const MINUTES = [1, 3, 5, 8, 10, 15, 20];
const SOON = 30;

/** A timer that everybody on the board sees; whoever may edit starts and stops it. */
export function Timer({ editable }: { editable: boolean }) {
  const { t } = useWords();
  const { timer, left, set } = useTimer();
  if (timer && left !== null) {
    return (
      <div className={styles.timer}>
        <span role="timer" className={left <= SOON ? styles.soon : undefined}>
          {left === 0 ? t("Time is up") : clock(left)}
        </span>
        {editable && <Button onPress={() => void set(null)}>{t("Stop the timer")}</Button>}
      </div>
    );
  }
  if (!editable) return null;
  return (
    <PickButton
      look="chip"
      label={t("Timer")}
      choices={MINUTES.map((n) => ({
        id: String(n),
        label: t("{n, plural, one {# minute} other {# minutes}}", { n }),
      }))}
      selected={[]}
      onChange={([minutes]) => minutes && void set(Number(minutes) * 60)}
    >
      <TimerIcon size={16} strokeWidth={1.5} aria-hidden="true" /> {t("Timer")}
    </PickButton>
  );
}
