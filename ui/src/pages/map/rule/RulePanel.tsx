import { Plus } from "lucide-react";
import { useState } from "react";
import type { Problem, RulePreview } from "@/api/types.ts";
import { useJourney } from "@/operations/store.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import type { RulePlace } from "./api.ts";
import { type Condition, complete, newGroup } from "./draft.ts";
import { GroupBox } from "./GroupBox.tsx";
import { usePreview, useSeen, useSettled } from "./hooks.ts";
import { LiveCount, Overlaps } from "./LiveCount.tsx";
import { RuleSentence } from "./RuleSentence.tsx";
import styles from "./rule.module.css";
import { useDraft } from "./useDraft.ts";

/**
 * The rule of a stage or touchpoint, built by clicking: a sentence first, then its conditions, then
 * whom it would match. Nothing is saved before Save.
 */
export function RulePanel({ element, field }: RulePlace) {
  return <Panel key={`${element}/${field}`} element={element} field={field} />;
}

function Panel(place: RulePlace) {
  const { t } = useWords();
  const { can } = useJourney();
  const readOnly = !can("editor");
  const built = useDraft(place);
  const { draft, setDraft, rule, saved, changed } = built;
  const [open, setOpen] = useState<string | null>(null);
  const { data: seen } = useSeen({}, !readOnly);
  const settled = useSettled(rule);
  const preview = usePreview(place, settled, !readOnly);
  const counts = preview.error ? undefined : preview.data;
  const fresh = settled === rule && !preview.isPlaceholderData;
  const people = countsOf(counts, built.paths, fresh);
  const isNew = (line: Condition) => changed && complete(line) && isChanged(line, built.saved);
  return (
    <div className={styles.panel}>
      <RuleSentence rule={settled} saved={saved} />
      <div className={styles.groups}>
        {draft.groups.map((group, k) => (
          <GroupBox
            key={group.id}
            group={group}
            first={k === 0}
            readOnly={readOnly}
            seen={seen}
            open={open}
            onOpen={setOpen}
            people={people}
            changed={isNew}
            onChange={(next) =>
              setDraft({
                groups: draft.groups
                  .map((one) => (one.id === next.id ? next : one))
                  .filter((one, n) => n === 0 || one.id !== next.id || next.conditions.length > 0),
              })
            }
          />
        ))}
        {!readOnly && (
          <Button
            look="quiet"
            icon={<Plus size={14} aria-hidden />}
            onPress={() => setDraft({ groups: [...draft.groups, newGroup("none")] })}
          >
            {t("Add group")}
          </Button>
        )}
        <Overlaps preview={counts} />
      </div>
      {!readOnly && (
        <div className={styles.foot}>
          <LiveCount preview={preview.data} busy={!fresh} error={preview.error} changed={changed} />
          <Keep built={built} blocked={Boolean(preview.error)} />
        </div>
      )}
    </div>
  );
}

function Keep({ built, blocked }: { built: ReturnType<typeof useDraft>; blocked: boolean }) {
  const { t } = useWords();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    const result = await built.save();
    setSaving(false);
    setProblems(result.ok ? [] : result.problems);
  };
  return (
    <>
      {problems.map((one) => (
        <p key={one.message} className="loss s" role="alert">
          {one.message} {one.fix}
        </p>
      ))}
      <div className={styles.keep}>
        <Button onPress={built.undo} isDisabled={!built.changed || saving}>
          {t("Undo")}
        </Button>
        <Button look="primary" onPress={save} isDisabled={!built.changed || saving || blocked}>
          {t("Save rule")}
        </Button>
      </div>
    </>
  );
}

/** The people of a line, when the counts are those of this rule. */
function countsOf(preview: RulePreview | undefined, paths: Map<string, string>, current: boolean) {
  const found = new Map(preview?.parts.map((one) => [one.path, one.people]));
  return (line: Condition) => {
    const path = paths.get(line.id);
    return current && path !== undefined ? found.get(path) : undefined;
  };
}

/** Whether a line stands nowhere in the saved rule. */
function isChanged(line: Condition, saved: unknown): boolean {
  const text = JSON.stringify(saved) ?? "";
  const values = Object.values(line.heads).flat();
  const parts = line.where.map(({ property, comparison }) =>
    JSON.stringify({ [property]: comparison }).slice(1, -1),
  );
  const short = line.where.map(({ property, comparison }) =>
    JSON.stringify({ [property]: comparison.eq ?? comparison }).slice(1, -1),
  );
  const known = parts.every((part, k) => text.includes(part) || text.includes(short[k] ?? part));
  const often = line.times
    ? text.includes(`"at_least":${line.times.n}`) && text.includes(`"${line.times.within}"`)
    : true;
  return !(known && often && values.every((value) => text.includes(JSON.stringify(value))));
}
