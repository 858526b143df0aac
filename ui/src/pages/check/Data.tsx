import { Freshness } from "@/pages/measured/Freshness.tsx";
import { type Measured, useMeasured } from "@/pages/measured/index.ts";
import { BringEvents } from "@/parts/BringEvents.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Check.module.css";

/** Whether what people did was looked at too, and as of when; it is measured anew by itself. */
export function Data() {
  const measured = useMeasured();
  return (
    <div className={styles.data}>
      <Absent measured={measured} />
      <Freshness measured={measured} />
    </div>
  );
}

/** Why only the drawing was looked at. */
function Absent({ measured }: { measured: Measured }) {
  const { t } = useWords();
  const { layer } = measured;
  if (layer?.state !== "none") return null;
  const why =
    layer.reason === "no_rules"
      ? t("The drawing alone was checked: no stage has a rule yet.")
      : layer.reason === "damaged"
        ? t("The drawing alone was checked: the events cannot be read.")
        : t("The drawing alone was checked: this workspace has no events yet.");
  return (
    <p className="s muted">
      {why} {layer.reason === "no_events" && <BringEvents />}
    </p>
  );
}
