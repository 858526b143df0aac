import { Plus } from "lucide-react";
import type { Seen } from "@/api/types.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { ConditionRow } from "./ConditionRow.tsx";
import { type Condition, type Group, type Mode, newCondition } from "./draft.ts";
import styles from "./rule.module.css";

interface Props {
  group: Group;
  first: boolean;
  readOnly: boolean;
  seen: Seen | undefined;
  open: string | null;
  onOpen: (id: string | null) => void;
  people: (line: Condition) => number | undefined;
  changed: (line: Condition) => boolean;
  onChange: (group: Group) => void;
}

/** Lines of which one must hold, all must, or none may. */
export function GroupBox(props: Props) {
  const { group, first, readOnly, seen, open, onOpen, people, changed, onChange } = props;
  const { t } = useWords();
  const modes: Record<Mode, string> = first
    ? { any: t("Any of these"), all: t("All of these"), none: t("None of these") }
    : { any: t("And any of these"), all: t("And all of these"), none: t("And none of these") };
  const add = () => {
    const line = newCondition();
    onChange({ ...group, conditions: [...group.conditions, line] });
    onOpen(line.id);
  };
  const replace = (line: Condition) =>
    onChange({ ...group, conditions: group.conditions.map((o) => (o.id === line.id ? line : o)) });
  return (
    <section className={styles.group} aria-label={modes[group.mode]}>
      <div className={styles.groupHead}>
        <select
          aria-label={t("How these conditions join")}
          value={group.mode}
          disabled={readOnly}
          onChange={(event) => onChange({ ...group, mode: event.target.value as Mode })}
        >
          {(Object.keys(modes) as Mode[]).map((mode) => (
            <option key={mode} value={mode}>
              {modes[mode]}
            </option>
          ))}
        </select>
        {first && group.conditions.length > 0 && <span className="muted s">{t("people")}</span>}
      </div>
      <ul>
        {group.conditions.map((line) => (
          <ConditionRow
            key={line.id}
            line={line}
            people={people(line)}
            changed={changed(line)}
            open={open === line.id}
            readOnly={readOnly}
            seen={seen}
            onOpen={() => onOpen(open === line.id ? null : line.id)}
            onChange={replace}
            onRemove={() =>
              onChange({ ...group, conditions: group.conditions.filter((o) => o.id !== line.id) })
            }
          />
        ))}
      </ul>
      {!readOnly && (
        <Button look="quiet" icon={<Plus size={14} aria-hidden />} onPress={add}>
          {t("Add condition")}
        </Button>
      )}
    </section>
  );
}
