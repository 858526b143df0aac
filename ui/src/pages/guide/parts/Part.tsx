import { Plus } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useWords } from "@/words/index.ts";
import { IconOnly } from "./IconOnly.tsx";
import styles from "./Part.module.css";

export interface Sample {
  words: string;
  /** Takes the sample onto the map. */
  use?: () => void;
}

interface PartProps {
  /** One question, in a sentence. */
  question: string;
  help?: string;
  samples?: readonly Sample[];
  /** Buttons beside the sample answers. */
  ways?: ReactNode;
  children: ReactNode;
}

/** One part of a step: a question, what it means, and where its answer is written. */
export function Part({ question, help, samples = [], ways, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h2 id={id} className={styles.question}>
        {question}
      </h2>
      {help && <p className={`${styles.help} muted`}>{help}</p>}
      {(ways || samples.length > 0) && (
        <div className={styles.ways}>
          {ways}
          {samples.length > 0 && <Samples samples={samples} />}
        </div>
      )}
      {children}
    </section>
  );
}

function Samples({ samples }: { samples: readonly Sample[] }) {
  const { t } = useWords();
  return (
    <details className={styles.samples}>
      <summary>{t("See sample answers")}</summary>
      <ul>
        {samples.map((one) => (
          <li key={one.words}>
            <span className="grow">{one.words}</span>
            {one.use && (
              <IconOnly label={t("Use “{words}”", { words: one.words })} onPress={one.use}>
                <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
              </IconOnly>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
