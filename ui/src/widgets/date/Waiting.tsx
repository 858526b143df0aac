import { useWords } from "@/words/index.ts";
import fields from "../Field.module.css";
import styles from "./date.module.css";

interface WaitingProps {
  label: string;
  hideLabel?: boolean;
  size?: "s" | "m";
  days: readonly (string | null | undefined)[];
}

/** What stands where a field of days comes. */
export function Waiting({ label, hideLabel, size = "m", days }: WaitingProps) {
  const { date } = useWords();
  return (
    <div className={fields.field} aria-busy="true">
      {!hideLabel && <span className={fields.label}>{label}</span>}
      <span className={`${styles.box} ${styles[size]} muted`}>
        {days.map((day) => date(day)).join(" – ")}
      </span>
    </div>
  );
}
