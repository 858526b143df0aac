import type { Count } from "@/api/types.ts";
import type { JourneyDocument } from "@/journey/types.ts";
import type { Known } from "./changes.ts";
import { phasesOf } from "./phases.ts";

/** A channel seen in the data that no touchpoint of the map travels by. */
export interface SeenChannel extends Known {
  channel: string;
  events: number;
  /** The stage where such touchpoints commonly stand. */
  stage: string;
}

interface Catalogue {
  touchpoints: readonly (Known & { phases?: readonly string[] })[];
  channels: readonly { id: string; name: string }[];
}

/** The channels of the events that the map lacks, the most frequent first. */
export function unseen(
  document: JourneyDocument,
  channels: readonly Count[],
  catalogue: Catalogue,
): SeenChannel[] {
  const drawn = new Set((document.touchpoints ?? []).map((one) => one.channel));
  return channels
    .filter((one) => one.value && !drawn.has(one.value))
    .map((one) => described(document, one, catalogue));
}

function described(document: JourneyDocument, seen: Count, catalogue: Catalogue): SeenChannel {
  const known = catalogue.touchpoints.find((one) => one.channel === seen.value);
  const name = catalogue.channels.find((one) => one.id === seen.value)?.name ?? seen.value;
  const phases = phasesOf(document);
  const fits = document.stages.find((one) => known?.phases?.includes(phases[one.id] ?? ""));
  return {
    ...{ name: capital(name), channel: seen.value, events: seen.count },
    ...{ kind: known?.kind, media: known?.media },
    stage: (fits ?? document.stages[0])?.id ?? "",
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
