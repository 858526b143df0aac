import { type ReactNode, useEffect } from "react";
import { useSpeak } from "@/app/Speech.tsx";
import { useWords } from "@/words/index.ts";
import { LANG_NAMES, LANGS } from "@/words/lang.ts";
import styles from "./Entry.module.css";

interface EntryProps {
  title: string;
  about?: string;
  children?: ReactNode;
}

/** The frame of the pages before one is inside: the mark, a sentence, a form, the language. */
export function Entry({ title, about, children }: EntryProps) {
  useEffect(() => {
    document.title = `${title} · Percorso`;
  }, [title]);
  return (
    <main className={styles.entry}>
      <div className={styles.column}>
        <div className={styles.brand}>
          <img src="/mark.svg" alt="" width={28} height={28} />
          Percorso
        </div>
        <h1 className={styles.title}>{title}</h1>
        {about && <p className="muted">{about}</p>}
        {children}
        <Languages />
      </div>
    </main>
  );
}

function Languages() {
  const { t, lang } = useWords();
  const speak = useSpeak();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame for two buttons
    <div className={styles.foot} role="group" aria-label={t("Language")}>
      {LANGS.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === lang}
          onClick={() => void speak(one)}
        >
          {LANG_NAMES[one]}
        </button>
      ))}
    </div>
  );
}
