import { Check, List } from "lucide-react";
import type { Difference } from "@/api/types.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { useNarrow } from "../state/useNarrow.ts";
import styles from "./difference.module.css";
import { short } from "./tell.ts";
import { useCompared } from "./useCompared.ts";
import { useNames } from "./useDifferences.ts";
import { useShown } from "./useShown.ts";

const LINKS = 4;

/** How many differences there are, the first of them as links, and the way to all of them. */
export function DifferenceStrip() {
  const { t } = useWords();
  const compared = useCompared();
  const { all, show } = useShown();
  if (!compared) return null;
  if (compared === "making")
    return <Line>{t("Differences appear when the figures are there.")}</Line>;
  if (all.length === 0) return <Agreement />;
  const [first] = all;
  return (
    <Line>
      <b className="nowrap">
        {t("{n, plural, one {# difference} other {# differences}}", { n: all.length })}
      </b>
      <Links />
      <span className="grow" />
      <Button
        look="quiet"
        icon={<List size={14} aria-hidden="true" />}
        onPress={() => show(first?.key ?? null)}
      >
        {t("All differences")}
      </Button>
    </Line>
  );
}

function Line({ children }: { children: React.ReactNode }) {
  const { t } = useWords();
  return (
    <section className={styles.strip} aria-label={t("Differences")}>
      {children}
    </section>
  );
}

/** The first differences; the list has them all. */
function Links() {
  const words = useWords();
  const names = useNames();
  const { all, shown, show } = useShown();
  const narrow = useNarrow();
  if (narrow) return null;
  const more = all.length - LINKS;
  return (
    <ul className={styles.links}>
      {telling(all).map((one) => (
        <li key={one.key}>
          <button
            type="button"
            className={styles.link}
            aria-current={shown?.key === one.key ? "true" : undefined}
            onClick={() => show(one.key)}
          >
            {short(one, words, names)}
          </button>
        </li>
      ))}
      {more > 0 && (
        <li className="muted nowrap">{words.t("and {n} more", { n: words.number(more) })}</li>
      )}
    </ul>
  );
}

const WEIGHT: readonly Difference["kind"][] = [
  "unentered",
  "emotion",
  "kpi",
  "time",
  "skips",
  "in_use",
  "unseen",
  "returns",
];

/** Those that say most: of stages first, then of touchpoints. */
function telling(all: readonly Difference[]): readonly Difference[] {
  const order = ({ kind }: Difference) => {
    const at = WEIGHT.indexOf(kind);
    return at < 0 ? WEIGHT.length : at;
  };
  return all.toSorted((a, b) => order(a) - order(b)).slice(0, LINKS);
}

/** Nothing parts. */
function Agreement() {
  const { t } = useWords();
  return (
    <Line>
      <Check size={16} className="good" aria-hidden="true" />
      <b>{t("The drawing and the customers agree")}</b>
      <span className="muted">
        {t("Nothing parts that rests on at least 30 cases, in this period and for these people.")}
      </span>
    </Line>
  );
}
