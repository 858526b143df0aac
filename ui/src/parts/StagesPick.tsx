import { useWords } from "@/words/index.ts";
import { PickButton } from "./PickButton.tsx";
import { StageDots } from "./StageDots.tsx";
import type { Doc } from "./useDoc.ts";

interface StagesPickProps {
  doc: Doc;
  label: string;
  stages: readonly string[];
  /** What is said when no stage is chosen. */
  none: string;
  onChange: (ids: string[]) => void;
  look?: "field" | "chip" | "bare";
}

/** Stages chosen from those of the journey, shown by mark and name. */
export function StagesPick({ doc, label, stages, none, onChange, look }: StagesPickProps) {
  const { t } = useWords();
  const shown = stages.length ? <StageDots doc={doc} stages={stages} /> : <span>{none}</span>;
  if (!doc.editable) return <span>{shown}</span>;
  return (
    <PickButton
      multiple
      label={label || t("Stages")}
      look={look ?? "chip"}
      selected={stages}
      choices={doc.document.stages.map((stage) => ({
        id: stage.id,
        label: doc.say(stage.name),
        icon: <StageDots doc={doc} stages={[stage.id]} silent />,
      }))}
      onChange={onChange}
    >
      {shown}
    </PickButton>
  );
}
