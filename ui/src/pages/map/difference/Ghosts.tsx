import { Plus } from "lucide-react";
import type { Difference } from "@/api/types.ts";
import { useWords } from "@/words/index.ts";
import styles from "./difference.module.css";
import { useDifferencesAt, useNames } from "./useDifferences.ts";
import { useShown } from "./useShown.ts";

/** What people meet in a stage and the drawing does not have there: the outlines of its cards. */
export function Ghosts({ stage }: { stage: string }) {
  const ones = useDifferencesAt(`ghosts/${stage}`);
  if (ones.length === 0) return null;
  return (
    <div data-mark={`ghosts/${stage}`} className={styles.ghosts}>
      {ones.map((one) => (
        <Ghost key={one.key} one={one} />
      ))}
    </div>
  );
}

function Ghost({ one }: { one: Difference }) {
  const { t, share, number } = useWords();
  const names = useNames();
  const { shown, show } = useShown();
  const seen =
    one.people === null
      ? t("{n, plural, one {# event} other {# events}}", { n: one.n })
      : t("{n, plural, one {# person} other {# people}}", { n: one.people });
  const here = one.kind === "elsewhere";
  return (
    <button
      type="button"
      className={styles.ghost}
      aria-current={shown?.key === one.key ? "true" : undefined}
      onClick={() => show(one.key)}
    >
      <Plus size={14} aria-hidden="true" />
      <span className="grow">
        <span className={styles.name}>
          <span className="grow">{names.touchpoint(one)}</span>
          <b title={seen}>{here ? share(one.share) : `n ${number(one.people ?? one.n)}`}</b>
        </span>
        <span className={styles.note}>{here ? t("not drawn here") : t("not on the map")}</span>
      </span>
    </button>
  );
}
