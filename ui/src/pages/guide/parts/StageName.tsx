import type { Stage } from "@/journey/types.ts";
import { stageColour } from "@/pages/home/miniMap.ts";
import type { Doc } from "@/parts/useDoc.ts";
import styles from "./Part.module.css";

/** A stage by its mark, number and name. */
export function StageName({ doc, stage }: { doc: Doc; stage: Stage }) {
  const place = doc.document.stages.findIndex((one) => one.id === stage.id);
  return (
    <span className={styles.stage}>
      <i className={styles.mark} style={{ background: stageColour(place) }} aria-hidden="true" />
      <span>
        <span className="muted">{place + 1}</span> {doc.say(stage.name)}
      </span>
    </span>
  );
}
