import { Copy } from "lucide-react";
import type { Phase, Stage } from "@/journey/types.ts";
import type { Simple } from "@/operations/types.ts";
import { PickButton } from "@/parts/PickButton.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import { plan } from "../model/changes.ts";
import { phasesOf } from "../model/phases.ts";
import { useCatalogue } from "./Grid.tsx";

interface KnownTouchpoint {
  id: string;
  name: string;
  kind: string;
  media: string;
  channel: string;
  phases: Phase[];
}

/** Takes in what journeys commonly have in one stage, to be decided one by one. */
export function FromTemplate({ doc }: { doc: Doc }) {
  const { t } = useWords();
  const catalogue = useCatalogue() as { touchpoints: KnownTouchpoint[] } | undefined;
  const { stages } = doc.document;
  const take = ([id]: string[]) => {
    const stage = stages.find((one) => one.id === id);
    if (stage) doc.apply(usual(doc, stage, catalogue?.touchpoints ?? []));
  };
  return (
    <PickButton
      look="chip"
      label={t("Start from the usual touchpoints of a stage")}
      choices={stages.map((stage) => ({ id: stage.id, label: doc.say(stage.name) }))}
      selected={[]}
      onChange={take}
    >
      <Copy size={16} strokeWidth={1.5} aria-hidden="true" /> {t("Start from the usual ones")}
    </PickButton>
  );
}

/** What the catalogue places in the phase of a stage and the map lacks, in one change. */
function usual(doc: Doc, stage: Stage, known: readonly KnownTouchpoint[]) {
  const phase = phasesOf(doc.document)[stage.id];
  const there = new Set((doc.document.touchpoints ?? []).map((one) => one.id));
  const names = new Set((doc.document.touchpoints ?? []).map((one) => doc.say(one.name)));
  const operations = known
    .filter((one) => phase && one.phases.includes(phase))
    .filter((one) => !there.has(one.id) && !names.has(one.name))
    .map((one) => undecided(plan(doc.document, one.id, stage.id, one) as Simple));
  return operations.length ? ({ op: "batch", operations } as const) : null;
}

/** A template's touchpoint comes without a state: the team decides. */
function undecided(operation: Simple): Simple {
  if (operation.op !== "add") return operation;
  const { state: _, ...value } = operation.value as Record<string, unknown>;
  return { ...operation, value };
}
