import { useJourney } from "@/operations/store.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import { useWords } from "@/words/index.ts";

/** Current state, future state, day in the life or service blueprint. */
export function KindPick() {
  const { t } = useWords();
  const { document, can, apply } = useJourney();
  const names = {
    current: t("Current state"),
    future: t("Future state"),
    day_in_life: t("Day in the life"),
    blueprint: t("Service blueprint"),
  };
  const kind = document.kind ?? "current";
  if (!can("editor")) return <span className="muted nowrap">{names[kind]}</span>;
  const change = ([chosen]: string[]) => {
    if (chosen && chosen !== kind) void apply({ op: "edit", path: ["kind"], value: chosen });
  };
  return (
    <PickButton
      label={t("Kind of map")}
      look="bare"
      choices={Object.entries(names).map(([id, label]) => ({ id, label }))}
      selected={[kind]}
      onChange={change}
    >
      <span className="muted">{names[kind]}</span>
    </PickButton>
  );
}
