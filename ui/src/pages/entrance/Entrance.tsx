import { type ReactNode, useEffect } from "react";
import { useSpeak } from "@/app/Speech.tsx";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { LANG_NAMES, LANGS } from "@/words/lang.ts";
import styles from "./Entrance.module.css";

/** The frame of the pages before one is in: mark, title, a form, the languages. */
export function Entrance({
  title,
  about,
  children,
}: {
  title: string;
  about?: string;
  children: ReactNode;
}) {
  const { lang } = useWords();
  const speak = useSpeak();
  useEffect(() => {
    document.title = `${title} · Percorso`;
  }, [title]);
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <p className={styles.mark}>
          <img src="/mark.svg" alt="" width="28" height="28" /> Percorso
        </p>
        <h1>{title}</h1>
        {about && <p className="muted">{about}</p>}
        {children}
      </div>
      <p className={styles.languages}>
        {LANGS.filter((one) => one !== lang).map((one) => (
          <Button key={one} look="quiet" onPress={() => void speak(one)}>
            <span lang={one}>{LANG_NAMES[one]}</span>
          </Button>
        ))}
      </p>
    </main>
  );
}
