import type { HomeStage } from "@/api/types.ts";
import { StageNames } from "@/parts/StageNames.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./MiniMap.module.css";
import { planned, WIDTH } from "./miniMap.ts";

/** A card is at least so wide inside. */
const NARROWEST = 310;

/** The stages of a journey at a glance: people where they are counted, and how it feels. */
export function MiniMap({ stages }: { stages: readonly HomeStage[] }) {
  const { t } = useWords();
  const plan = planned(stages);
  const label = t("Mini map: {stages}", { stages: stages.map((stage) => stage.name).join(", ") });
  return (
    <div className={styles.map}>
      <svg viewBox={`0 0 ${WIDTH} ${plan.height}`} role="img" aria-label={label}>
        {plan.ribbons.map((one) => (
          <path key={one.d} d={one.d} fill={one.colour} className={styles.ribbon} />
        ))}
        {plan.bars.map(({ colour, ...box }) => (
          <rect key={box.x} {...box} rx="1.5" fill={colour} />
        ))}
        {plan.measured && <path d={`M0 70.5h${WIDTH}`} className={styles.base} />}
        {plan.lines.length > 0 && <path d={`M0 ${plan.zero}h${WIDTH}`} className={styles.zero} />}
        {plan.lines.map((one) => (
          <path key={one.d} d={one.d} className={one.guess ? styles.guess : styles.line} />
        ))}
        {plan.lowest && (
          <circle
            cx={plan.lowest.x}
            cy={plan.lowest.y}
            r="3.5"
            fill={plan.lowest.colour}
            className={styles.dot}
          />
        )}
      </svg>
      <StageNames names={stages.map((one) => one.name)} room={NARROWEST} />
    </div>
  );
}
