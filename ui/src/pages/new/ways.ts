import type { NewJourney } from "@/api/types.ts";
import type { JourneyKind } from "@/journey/types.ts";
import type { Way } from "./types.ts";

/** What somebody chose to begin with. */
export interface Beginning {
  way: Way;
  /** The template, or the journey that is copied or changed. */
  of: string;
  title: string;
  kind: JourneyKind;
  lang: "it" | "en";
  file: { name: string; text: string } | null;
}

/** The body of `POST W/journeys`. */
export function asked(chosen: Beginning): NewJourney {
  const { title, lang } = chosen;
  const named = title.trim() ? { title: title.trim() } : {};
  switch (chosen.way) {
    case "template":
      return { ...named, lang, start: { template: chosen.of }, kind: chosen.kind };
    case "copy":
      return { ...named, start: { journey: chosen.of } };
    case "future":
      return { ...named, start: { journey: chosen.of }, kind: "future" };
    case "file":
      return { ...named, start: { text: chosen.file?.text ?? "", name: chosen.file?.name ?? "" } };
    default:
      return { ...named, lang, start: { blank: true }, kind: chosen.kind };
  }
}

/** Whether enough was chosen to begin. */
export function ready(chosen: Beginning): boolean {
  if (chosen.way === "file") return chosen.file !== null;
  if (["template", "copy", "future"].includes(chosen.way)) return chosen.of !== "";
  return true;
}
