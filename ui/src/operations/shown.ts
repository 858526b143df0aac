import type { JourneyDocument } from "@/journey/types.ts";

/** The journey that is open, as its pages show it: for who stands outside of them. */
let shown: { id: string; document: JourneyDocument } | null = null;

export function show(id: string, document: JourneyDocument): void {
  shown = { id, document };
}

/** The document of an open journey with all of one's changes; nothing when it is not open. */
export function shownNow(id: string): JourneyDocument | undefined {
  return shown?.id === id ? shown.document : undefined;
}
