import type { Rule } from "@/journey/types.ts";
import { useWords } from "@/words/index.ts";
import { useSentence } from "./hooks.ts";
import styles from "./rule.module.css";

/** The rule as a sentence; what is not in the saved one is tinted. */
export function RuleSentence({ rule, saved }: { rule: Rule | null; saved: Rule | undefined }) {
  const { t } = useWords();
  const now = useSentence(rule);
  const before = useSentence(saved ?? null);
  if (rule === null) {
    return (
      <p className={`${styles.sentence} muted`}>{t("No rule yet: nobody is counted here.")}</p>
    );
  }
  const parts = now.data?.parts ?? [];
  const known = new Set((before.data?.parts ?? []).map((part) => part.text.toLocaleLowerCase()));
  const fresh = (text: string) => saved !== undefined && !known.has(text.toLocaleLowerCase());
  return (
    <p className={styles.sentence} aria-live="polite">
      {parts.map((part, k) =>
        part.path === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence have no other name
          <span key={k}>{part.text}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence have no other name
          <b key={k} data-new={fresh(part.text) || undefined}>
            {part.text}
          </b>
        ),
      )}
    </p>
  );
}
