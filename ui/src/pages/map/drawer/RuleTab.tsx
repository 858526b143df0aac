import { useState } from "react";
import { SegmentedControl } from "@/widgets/SegmentedControl.tsx";
import { useWords } from "@/words/index.ts";
import { RulePanel } from "../rule/RulePanel.tsx";
import styles from "./drawer.module.css";
import type { Opened } from "./element.ts";

type Field = "enter" | "completes";

/** The rule of a touchpoint, or the two rules of a stage. */
export default function RuleTab({ opened }: { opened: Opened }) {
  const { t } = useWords();
  const [field, setField] = useState<Field>("enter");
  if (opened.list === "touchpoints") return <RulePanel element={opened.element} field="rule" />;
  return (
    <>
      <div className={styles.switch}>
        <SegmentedControl
          label={t("Which rule")}
          value={field}
          options={[
            { id: "enter", label: t("Enters when") },
            { id: "completes", label: t("Completes when") },
          ]}
          onChange={setField}
        />
      </div>
      <RulePanel element={opened.element} field={field} />
    </>
  );
}
