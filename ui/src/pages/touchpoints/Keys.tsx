import { useWords } from "@/words/index.ts";
import styles from "./Register.module.css";

/** Which keys work in the register. */
export function Keys({ editable }: { editable: boolean }) {
  const { t } = useWords();
  return (
    <section aria-label={t("Keys")} className={styles.keys}>
      <span>
        <kbd className={styles.key}>←→↑↓</kbd> {t("move")}
      </span>
      {editable && (
        <>
          <span>
            <kbd className={styles.key}>{t("Enter")}</kbd> {t("edit")}
          </span>
          <span>
            <kbd className={styles.key}>{t("Space")}</kbd> {t("select")}
          </span>
          <span>
            <kbd className={styles.key}>Esc</kbd> {t("leave")}
          </span>
        </>
      )}
    </section>
  );
}
