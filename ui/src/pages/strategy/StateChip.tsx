import type { Tactic } from "@/journey/types.ts";
import { tacticStates } from "@/parts/labels.ts";
import { useWords } from "@/words/index.ts";
import styles from "./Strategy.module.css";

/** How far a tactic is, by mark and word. */
export function StateChip({ state }: { state: Tactic["state"] }) {
  const { t } = useWords();
  return (
    <span className={styles.chip} data-state={state ?? "open"}>
      {state ? tacticStates(t)[state] : t("To decide")}
    </span>
  );
}
