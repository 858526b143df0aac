/** The languages the interface speaks. */
export type Lang = "en" | "it";
export const LANGS: readonly Lang[] = ["en", "it"];
export const LANG_NAMES: Record<Lang, string> = { en: "English", it: "Italiano" };
export const LOCALES: Record<Lang, string> = { en: "en-GB", it: "it-IT" };

const KEPT = "percorso.lang";

export function isLang(value: unknown): value is Lang {
  return value === "en" || value === "it";
}

/** The language before anybody is known: the address, the last choice, the browser. */
export function firstLang(): Lang {
  const asked = new URLSearchParams(location.search).get("lang");
  if (isLang(asked)) return asked;
  const kept = recall();
  if (isLang(kept)) return kept;
  return navigator.languages.some((tag) => tag.startsWith("it")) ? "it" : "en";
}

function recall(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

export function keepLang(lang: Lang): void {
  document.documentElement.lang = lang;
  try {
    localStorage.setItem(KEPT, lang);
  } catch {
    // Storage may be forbidden; the account keeps the choice as well.
  }
}

/** Whether texts are stretched to find boxes that are too small (`?lang=pseudo`, never in a release). */
export function isPseudo(): boolean {
  return import.meta.env.DEV || import.meta.env.MODE === "pseudo"
    ? new URLSearchParams(location.search).get("lang") === "pseudo" ||
        sessionStorage.getItem("percorso.pseudo") === "1"
    : false;
}
