import { useEffect, useRef } from "react";
import type { Difference } from "@/api/types.ts";
import { Drawer } from "@/widgets/Drawer.tsx";
import { StageMark } from "@/widgets/StageMark.tsx";
import { useWords } from "@/words/index.ts";
import { useTools } from "../state/tools.tsx";
import { DifferenceItem } from "./DifferenceItem.tsx";
import styles from "./difference.module.css";
import { spotOf } from "./spots.ts";
import { useNames } from "./useDifferences.ts";
import { useShown } from "./useShown.ts";
import { useMarked, walkKeys } from "./useWalk.ts";

/** All differences in the order of the map, to walk through and to close one by one. */
export default function DifferenceDrawer() {
  const { t } = useWords();
  const { all, shown, show } = useShown();
  const list = useRef<HTMLDivElement>(null);
  const key = shown?.key;
  useMarked(shown ? spotOf(shown) : null);
  // After the drawer has taken the focus: on to the difference that is meant.
  useEffect(() => {
    const current = key && list.current?.querySelector<HTMLElement>("[data-step][aria-current]");
    if (current) current.focus();
  }, [key]);
  return (
    <Drawer
      title={t("Differences")}
      about={t("{n} to look at", { n: all.length })}
      onClose={() => show(null)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys walk the buttons inside. */}
      <div ref={list} onKeyDown={walkKeys} className={styles.list}>
        {grouped(all).map(([stage, ones]) => (
          <Group key={stage} stage={stage} ones={ones} shown={shown} show={show} />
        ))}
      </div>
      {all.length === 0 && <p>{t("The drawing and the customers agree")}</p>}
    </Drawer>
  );
}

interface GroupProps {
  stage: string;
  ones: readonly Difference[];
  shown: Difference | undefined;
  show: (key: string) => void;
}

function Group({ stage, ones, shown, show }: GroupProps) {
  const { t } = useWords();
  const names = useNames();
  const tools = useTools();
  const place = tools.sheet().columns.indexOf(stage);
  return (
    <section>
      <h3 className={styles.stage}>
        {stage && <StageMark place={place} />}
        {stage ? names.stage(stage) : t("In no stage")}
      </h3>
      <ul>
        {ones.map((one) => (
          <DifferenceItem
            key={one.key}
            one={one}
            current={one.key === shown?.key}
            show={() => show(one.key)}
          />
        ))}
      </ul>
    </section>
  );
}

function grouped(all: readonly Difference[]): [string, Difference[]][] {
  const groups = new Map<string, Difference[]>();
  for (const one of all) {
    const stage = one.stage ?? "";
    groups.set(stage, [...(groups.get(stage) ?? []), one]);
  }
  return [...groups];
}
