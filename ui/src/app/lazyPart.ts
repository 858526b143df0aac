import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { tabStorage } from "@/operations/client.ts";

/**
 * `React.lazy` for a part of a page. A tab that was left open while the server was upgraded asks for
 * files that are gone: the page is then loaded anew, once; what is on its way to the server is kept.
 */
// biome-ignore lint/suspicious/noExplicitAny: as React.lazy has it: any component, of any props
export function lazyPart<T extends ComponentType<any>>(
  load: () => Promise<{ default: T }>,
): LazyExoticComponent<T> {
  return lazy(() => load().catch(anew));
}

/** Load the page anew for a file that is gone; an error when that has been tried already. */
export function anew(error: unknown): Promise<never> {
  const tried = `percorso-anew:${error}`;
  if (!tabStorage || tabStorage.getItem(tried)) throw error;
  tabStorage.setItem(tried, "1");
  location.reload();
  return new Promise(() => undefined);
}
