import type { TouchpointState } from "@/journey/types.ts";
import { states } from "@/parts/labels.ts";
import { useWords } from "@/words/index.ts";
import styles from "./Register.module.css";

/** The state of a touchpoint: a dot full, half or dashed, and its word. */
export function StateMark({ state }: { state: TouchpointState | undefined }) {
  const { t } = useWords();
  return (
    <span className={styles.state} data-state={state ?? "open"}>
      <span className={styles.dot} aria-hidden />
      {state ? states(t)[state] : t("To decide")}
    </span>
  );
}
