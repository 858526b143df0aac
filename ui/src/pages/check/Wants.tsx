import type { Want } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import styles from "./Check.module.css";

const TONES = { covered: "good", partly: "warn", not_covered: "loss" };
const SHOWN = 4;

/** Whether the map covers what customers want of any company, and by what. */
export function Wants({ wants }: { wants: readonly Want[] }) {
  const { t } = useWords();
  return (
    <table className={styles.wants}>
      <caption className="sr">{t("What customers want")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("Want")}</th>
          <th scope="col">{t("On the map")}</th>
          <th scope="col">{t("By")}</th>
        </tr>
      </thead>
      <tbody>
        {wants.map((want) => (
          <tr key={want.want}>
            <th scope="row">{want.name}</th>
            <td className={TONES[want.state]}>{want.word}</td>
            <td className="muted">{named(want.by)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function named(by: readonly string[]): string {
  const rest = by.length - SHOWN;
  return by.slice(0, SHOWN).join(", ") + (rest > 0 ? ` +${rest}` : "");
}
