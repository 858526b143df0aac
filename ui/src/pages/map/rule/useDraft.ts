import { useMemo, useState } from "react";
import type { Rule } from "@/journey/types.ts";
import { same } from "@/operations/state.ts";
import { useJourney } from "@/operations/store.ts";
import type { RulePlace } from "./api.ts";
import { type Draft, draftOf, ruleOf } from "./draft.ts";

/** The rule of a place as it is saved. */
export function useSaved({ element, field }: RulePlace): Rule | undefined {
  const { document } = useJourney();
  const [kind, id] = element.split("/");
  if (kind === "touchpoints") return document.touchpoints?.find((one) => one.id === id)?.rule;
  const stage = document.stages.find((one) => one.id === id);
  return field === "completes" ? stage?.completes : stage?.enter;
}

/** The rule that is being built: nothing of it is saved before `save`. */
export function useDraft(place: RulePlace) {
  const journey = useJourney();
  const saved = useSaved(place);
  const [draft, setDraft] = useState<Draft>(() => draftOf(saved));
  const [base, setBase] = useState(saved);
  const emitted = useMemo(() => ruleOf(draft), [draft]);
  const changed = !same(emitted.rule ?? undefined, saved);
  if (!same(base, saved)) {
    const untouched = same(ruleOf(draft).rule ?? undefined, base);
    setBase(saved);
    if (untouched) setDraft(draftOf(saved));
  }
  const save = () => {
    const [kind = "", id = ""] = place.element.split("/");
    return journey.apply({ op: "edit", path: [kind, id, place.field], value: emitted.rule });
  };
  return {
    draft,
    setDraft,
    saved,
    ...emitted,
    changed,
    save,
    undo: () => setDraft(draftOf(saved)),
  };
}
