import { useWords } from "@/words/index.ts";
import type { StepState } from "../model/steps.ts";
import { useListed } from "../words.ts";
import styles from "./Part.module.css";

/** What a template has put into this step already, and what to do with it. */
export function FromTheTemplate({ step }: { step: StepState | undefined }) {
  const { t } = useWords();
  const said = useListed()(step?.given ?? {});
  if (!said) return null;
  return (
    <p className={styles.given}>
      {t("From the template: {what}. Keep what fits you, change or remove the rest.", {
        what: said,
      })}
    </p>
  );
}
