import type { Tactic } from "@/journey/types.ts";
import { tacticKinds, tacticStates } from "@/parts/labels.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { useFilters } from "@/parts/useFilters.ts";
import type { Option } from "@/widgets/Options.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Strategy.module.css";

const KEYS = ["kind", "state", "persona", "objective"] as const;
type Key = (typeof KEYS)[number];

/** The values of a tactic that a filter looks at. */
function valuesOf(one: Tactic, key: Key): readonly string[] {
  if (key === "kind") return [one.kind ?? "tactic"];
  if (key === "state") return one.state ? [one.state] : [];
  return (key === "persona" ? one.personas : one.objectives) ?? [];
}

/** The tactics that the filters in the address let through. */
export function useShown(doc: Doc): Tactic[] {
  const [filters] = useFilters();
  return (doc.document.tactics ?? []).filter((one) =>
    KEYS.every((key) => {
      const wanted = filters[key];
      return !wanted || valuesOf(one, key).includes(wanted);
    }),
  );
}

/** Filters of the board and the calendar. */
export function TacticFilters({ doc }: { doc: Doc }) {
  const { t } = useWords();
  const named = (labels: Record<string, string>): Option[] =>
    Object.entries(labels).map(([id, label]) => ({ id, label }));
  const personas = (doc.document.personas ?? []).map((one) => ({
    ...{ id: one.id, label: doc.say(one.name) },
  }));
  const objectives = (doc.document.objectives ?? []).map((one) => ({
    ...{ id: one.id, label: doc.say(one.text) },
  }));
  return (
    <search className={styles.filters}>
      <One of="kind" label={t("Kind")} choices={named(tacticKinds(t))} />
      <One of="state" label={t("State")} choices={named(tacticStates(t))} />
      {personas.length > 0 && <One of="persona" label={t("Persona")} choices={personas} />}
      {objectives.length > 0 && <One of="objective" label={t("Objective")} choices={objectives} />}
    </search>
  );
}

function One({ of, label, choices }: { of: Key; label: string; choices: readonly Option[] }) {
  const { t } = useWords();
  const [filters, setFilters] = useFilters();
  const value = choices.find((one) => one.id === filters[of]);
  return (
    <PickButton
      label={label}
      choices={[{ id: "", label: t("All") }, ...choices]}
      selected={[filters[of] ?? ""]}
      onChange={([id]) => setFilters({ [of]: id || undefined })}
    >
      {value ? (
        <b className="clip">{value.label}</b>
      ) : (
        <span aria-hidden className="muted">
          {label}
        </span>
      )}
    </PickButton>
  );
}
