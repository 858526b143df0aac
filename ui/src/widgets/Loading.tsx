import { useWords } from "@/words/index.ts";
import styles from "./Loading.module.css";

/** Something is on its way; shown only after 300 ms, so that quick answers do not flicker. */
export function Loading({ label }: { label?: string }) {
  const { t } = useWords();
  return (
    <>
      <span className="sr" role="status">
        {label ?? t("Loading…")}
      </span>
      <div className={styles.loading} aria-busy="true">
        <span className={styles.ring} aria-hidden="true" />
      </div>
    </>
  );
}
