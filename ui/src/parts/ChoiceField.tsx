import type { Option } from "@/widgets/Options.tsx";
import { PickButton } from "./PickButton.tsx";
import type { Doc } from "./useDoc.ts";

interface ChoiceFieldProps {
  doc: Pick<Doc, "editable">;
  label: string;
  choices: readonly Option[];
  selected: readonly string[];
  multiple?: boolean;
  /** What is said when nothing is chosen. */
  none: string;
  onChange: (ids: string[]) => void;
}

/** Things chosen from a list, by their names; read only where nothing may be changed. */
export function ChoiceField({ doc, none, ...props }: ChoiceFieldProps) {
  const names = props.selected.map((id) => props.choices.find((one) => one.id === id)?.label ?? id);
  const shown = names.length ? names.join(", ") : <span className="muted">{none}</span>;
  if (!doc.editable || props.choices.length === 0) return <span>{shown}</span>;
  return (
    <PickButton look="field" {...props}>
      {shown}
    </PickButton>
  );
}
