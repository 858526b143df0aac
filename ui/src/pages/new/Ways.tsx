import {
  Copy,
  Database,
  FileUp,
  LayoutTemplate,
  type LucideIcon,
  SquareDashed,
  Telescope,
} from "lucide-react";
import { Radio, RadioGroup } from "react-aria-components";
import { useWords } from "@/words/index.ts";
import styles from "./New.module.css";
import { WAYS, type Way } from "./types.ts";

const ICONS: Record<Way, LucideIcon> = {
  template: LayoutTemplate,
  blank: SquareDashed,
  file: FileUp,
  copy: Copy,
  future: Telescope,
  data: Database,
};

/** The ways to begin, one of which is chosen. */
export function Ways({ way, choose }: { way: Way; choose: (way: Way) => void }) {
  const { t } = useWords();
  const words = useWayWords();
  return (
    <RadioGroup
      aria-label={t("How to begin")}
      value={way}
      onChange={(one) => choose(one as Way)}
      className={styles.ways ?? ""}
    >
      {WAYS.map((id) => {
        const Icon = ICONS[id];
        return (
          <Radio key={id} value={id} className={styles.way ?? ""}>
            <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
            <span>
              <b>{words[id].name}</b>
              <span className="s muted">{words[id].says}</span>
            </span>
          </Radio>
        );
      })}
    </RadioGroup>
  );
}

function useWayWords(): Record<Way, { name: string; says: string }> {
  const { t } = useWords();
  return {
    template: { name: t("From a template"), says: t("Stages, touchpoints and KPIs to start from") },
    blank: { name: t("Blank"), says: t("Three empty stages") },
    file: { name: t("From a file"), says: t("A journey saved as YAML or JSON") },
    copy: { name: t("Copy of another"), says: t("Everything but its check-ins") },
    future: { name: t("Future state of one"), says: t("What it should become, drawn beside it") },
    data: { name: t("Draft from my data"), says: t("Stages and rules proposed from events") },
  };
}
