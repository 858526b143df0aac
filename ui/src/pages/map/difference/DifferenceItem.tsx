import type { Difference } from "@/api/types.ts";
import { useJourney } from "@/operations/store.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import type { Thing } from "../model/shape.ts";
import { useText } from "../state/text.ts";
import { useTools } from "../state/tools.tsx";
import { deedOf } from "./deeds.ts";
import styles from "./difference.module.css";
import { opensAt } from "./spots.ts";
import { deedName, sentence } from "./tell.ts";
import { useNames } from "./useDifferences.ts";
import { useShown } from "./useShown.ts";

interface ItemProps {
  one: Difference;
  /** Its place is framed on the map. */
  current: boolean;
  show: () => void;
}

/** A difference in a sentence: pressed or reached, it shows its place; below what can be done. */
export function DifferenceItem({ one, current, show }: ItemProps) {
  const words = useWords();
  const names = useNames();
  return (
    <li className={styles.item} data-current={current || undefined}>
      <button
        type="button"
        data-step=""
        className={styles.sentence}
        aria-current={current ? "true" : undefined}
        onClick={show}
        onFocus={() => !current && show()}
      >
        {sentence(one, words, names)}
      </button>
      {current && <Deeds one={one} />}
    </li>
  );
}

function Deeds({ one }: { one: Difference }) {
  const words = useWords();
  const { t } = words;
  const names = useNames();
  const tools = useTools();
  const { document } = useJourney();
  const { write, channel } = useText();
  const opens = opensAt(one);
  const { all, show } = useShown();
  const called = (name: string) => (one.kind === "unknown_channel" ? channel(name) : name);
  const deed = tools.editable
    ? deedOf(one, document as unknown as Thing, (text) => write(undefined, text), called)
    : null;
  const act = () => {
    const said = deedName(one, words, names);
    if (deed) tools.actions.change(deed, "", t("{what}: done", { what: said }));
    show(next(all, one));
  };
  return (
    <span className={styles.deeds}>
      {deed && (
        <Button look="primary" onPress={act}>
          {deedName(one, words, names)}
        </Button>
      )}
      {opens && (
        <Button onPress={() => tools.open(opens.element, opens.tab)}>
          {opens.tab === "rule" ? t("Open the rule") : t("Open")}
        </Button>
      )}
    </span>
  );
}

/** The one to look at when this one is closed. */
function next(all: readonly Difference[], one: Difference): string | null {
  const at = all.findIndex((other) => other.key === one.key);
  return (all[at + 1] ?? all[at - 1])?.key ?? null;
}
