import { channelName, useChannels } from "@/parts/useCatalogue.ts";
import type { Doc } from "@/parts/useDoc.ts";
import { useWords } from "@/words/index.ts";
import { idOf, type Thing, thingsOf } from "../model/shape.ts";
import { useCatalogue } from "../state/channels.ts";
import type { Field } from "./fields.ts";

interface Choice {
  id: string;
  label: string;
}

/** What a field may name: things of the journey, channels, what customers want. */
export function useChoices(doc: Doc, field: Field): Choice[] {
  const { lang } = useWords();
  const known = useChannels();
  const catalogue = useCatalogue(lang);
  const document = doc.document as unknown as Thing;
  if (field.kind === "channel") {
    const used = ["touchpoints", "tactics"].flatMap((list) =>
      thingsOf(document, list).flatMap((one) => (one.channel ? [String(one.channel)] : [])),
    );
    const ids = [...new Set([...known.map((one) => one.id), ...used])];
    return ids.map((id) => ({ id, label: channelName(known, id) }));
  }
  if (field.kind === "wants") {
    return (catalogue?.wants ?? []).map(({ id, name }) => ({ id, label: name }));
  }
  const [list = "", inner] = field.into ?? [];
  if (list === "kpis") return kpis(doc);
  const held = inner ? (document[list] as Thing | undefined) : document;
  return thingsOf(held, inner ?? list).map((one) => ({ id: idOf(one), label: named(doc, one) }));
}

function named(doc: Doc, one: Thing): string {
  return doc.say((one.name ?? one.text ?? one.title) as Parameters<Doc["say"]>[0]);
}

/** The KPIs of all stages, each said with its stage. */
function kpis(doc: Doc): Choice[] {
  const found = doc.document.stages.flatMap((stage) =>
    (stage.kpis ?? []).map((kpi) => ({
      id: kpi.id,
      label: `${doc.say(kpi.name)} · ${doc.say(stage.name)}`,
    })),
  );
  return found.filter((one, i) => found.findIndex((other) => other.id === one.id) === i);
}
