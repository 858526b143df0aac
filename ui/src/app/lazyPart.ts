import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { tabStorage } from "@/operations/client.ts";

/**
 * `React.lazy` for a part of a page. While the server is out of reach the part waits for it. A tab
 * that was left open while the server was upgraded asks for files that are gone: the page is then
 * loaded anew, once; what is on its way to the server is kept.
 */
// biome-ignore lint/suspicious/noExplicitAny: as React.lazy has it: any component, of any props
export function lazyPart<T extends ComponentType<any>>(
  load: () => Promise<{ default: T }>,
): LazyExoticComponent<T> {
  return lazy(() => fetched(load));
}

const AGAIN_MS = 5_000;

/** A part with its style sheets, as soon as the server can be reached. */
export async function fetched<T>(load: () => Promise<T>): Promise<T> {
  for (let sure = false; ; ) {
    try {
      const part = await load();
      await sheets();
      return part;
    } catch (error) {
      const reached = await reachable();
      // Only what lacks although the server answered before and after is really gone.
      if (reached && sure) return anew(error);
      if (!reached) await pause();
      sure = reached;
    }
  }
}

/** Style sheets that did not come: an import that is tried again does not ask for them again. */
const lacking = new Set<HTMLLinkElement>();
window.addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet") lacking.add(target);
  },
  true,
);

async function sheets(): Promise<void> {
  await Promise.all([...lacking].map(sheetAgain));
}

function sheetAgain(old: HTMLLinkElement): Promise<void> {
  return new Promise((done, fail) => {
    const link = old.cloneNode() as HTMLLinkElement;
    link.onload = () => done();
    link.onerror = () => fail(new Error(`No style sheet at ${link.href}`));
    lacking.delete(old);
    old.replaceWith(link);
  });
}

async function reachable(): Promise<boolean> {
  try {
    return (await fetch("/api/health", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** Until the browser says that it is online again, five seconds at most. */
function pause(): Promise<void> {
  return new Promise((go) => {
    const on = () => {
      clearTimeout(wait);
      window.removeEventListener("online", on);
      go();
    };
    const wait = setTimeout(on, AGAIN_MS);
    window.addEventListener("online", on);
  });
}

/** Load the page anew for a file that is gone; an error when this build has tried that already. */
function anew(error: unknown): Promise<never> {
  // Not every browser names the file in its error: the build is named as well.
  const tried = `percorso-anew:${import.meta.url}:${error}`;
  if (!tabStorage || tabStorage.getItem(tried)) throw error;
  tabStorage.setItem(tried, "1");
  location.reload();
  return new Promise(() => undefined);
}
