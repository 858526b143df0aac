import { Label, Radio, RadioGroup } from "react-aria-components";
import type { Conflict } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import styles from "./ConflictDialog.module.css";
import type { Choice } from "./choices.ts";

interface Props {
  conflict: Conflict;
  /** Whose value stays; null where there is nothing to choose here. */
  choice: Choice | null;
  choose: (choice: Choice) => void;
}

/** One field that both changed: before, theirs, mine. */
export function ConflictField({ conflict, choice, choose }: Props) {
  const { t, moment } = useWords();
  const { label, words, by, at } = conflict;
  const who = t("{name}, {when}", { name: by, when: moment(at) });
  return (
    <li className={styles.field}>
      <h3>{label}</h3>
      <dl className={styles.values}>
        <Value name={t("Before")} words={words.base} />
        {choice === null && <Value name={who} words={words.theirs} />}
        {choice === null && <Value name={t("You")} words={words.mine} mine />}
      </dl>
      {choice !== null && (
        <RadioGroup
          className={styles.choices}
          value={choice}
          onChange={(next) => choose(next === "mine" ? "mine" : "theirs")}
        >
          <Label className="sr">{label}</Label>
          <Option value="theirs" name={who} words={words.theirs} />
          <Option value="mine" name={t("You")} words={words.mine} />
        </RadioGroup>
      )}
    </li>
  );
}

interface Shown {
  name: string;
  words: string;
}

function Value({ name, words, mine = false }: Shown & { mine?: boolean }) {
  const { t } = useWords();
  return (
    <div className={mine ? styles.mine : undefined}>
      <dt>{name}</dt>
      <dd className={words ? undefined : "muted"}>{words || t("Nothing")}</dd>
    </div>
  );
}

function Option({ value, name, words }: Shown & { value: Choice }) {
  const { t } = useWords();
  return (
    <Radio value={value} className={styles.option}>
      <span className={styles.ring} aria-hidden="true" />
      <span>
        <span className={styles.name}>{name}</span>
        <span>{words || t("Nothing")}</span>
      </span>
    </Radio>
  );
}
