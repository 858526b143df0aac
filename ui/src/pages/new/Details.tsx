import { useId } from "react";
import type { JourneyKind } from "@/journey/types.ts";
import { useKinds } from "@/pages/home/kinds.ts";
import { useWords } from "@/words/index.ts";
import { LANG_NAMES, LANGS } from "@/words/lang.ts";
import styles from "./New.module.css";
import type { Beginning } from "./ways.ts";

const DRAWN: readonly JourneyKind[] = ["current", "day_in_life", "blueprint"];

interface DetailsProps {
  chosen: Beginning;
  change: (more: Partial<Beginning>) => void;
}

/** What the journey is called, of which kind it is, and in which language it is written. */
export function Details({ chosen, change }: DetailsProps) {
  const { t } = useWords();
  const kinds = useKinds();
  const title = useId();
  const fresh = chosen.way === "template" || chosen.way === "blank";
  return (
    <div className={styles.details}>
      <div className={`${styles.field} ${styles.title}`}>
        <label htmlFor={title}>{t("What is the journey called?")}</label>
        <input
          id={title}
          value={chosen.title}
          maxLength={200}
          placeholder={t("For example: Buying a design lamp")}
          onChange={(event) => change({ title: event.target.value })}
        />
      </div>
      {fresh && (
        <Choice
          label={t("Kind")}
          value={chosen.kind}
          options={DRAWN.map((id) => [id, kinds[id]])}
          choose={(kind) => change({ kind: kind as JourneyKind })}
        />
      )}
      {(fresh || chosen.way === "data") && (
        <Choice
          label={t("Written in")}
          value={chosen.lang}
          options={LANGS.map((id) => [id, LANG_NAMES[id]])}
          choose={(lang) => change({ lang: lang as Beginning["lang"] })}
        />
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [id: string, name: string])[];
  choose: (id: string) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
