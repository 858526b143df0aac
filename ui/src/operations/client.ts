const KEY = "percorso-tab";

function stored(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** Where this tab keeps what a reload must not lose; null where the browser forbids it. */
export const tabStorage = stored();

function fresh(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** This tab's name among all that change the journey; a reload keeps it, a copied tab does not. */
export async function tabName(): Promise<string> {
  const kept = tabStorage?.getItem(KEY);
  const name = kept && (await claimed(kept)) ? kept : fresh();
  if (name !== kept) await claimed(name);
  tabStorage?.setItem(KEY, name);
  return name;
}

let own = "";

/** Hold a name for as long as the tab lives; false when another tab has it (the tab was copied). */
function claimed(name: string): Promise<boolean> {
  if (own === name || !navigator.locks) return Promise.resolve(true);
  return new Promise((answer) => {
    void navigator.locks.request(`${KEY}-${name}`, { ifAvailable: true }, (lock) => {
      if (lock) own = name;
      answer(lock !== null);
      return lock ? new Promise(() => undefined) : undefined;
    });
  });
}
