import type { JourneyDocument, Persona } from "@/journey/types.ts";

/** The stages a persona's empathy maps hold in. */
export function stagesOf(document: JourneyDocument, persona: Persona): string[] {
  const named = new Set((persona.empathy ?? []).flatMap((map) => map.stages ?? []));
  return document.stages.map((stage) => stage.id).filter((id) => named.has(id));
}
