import { useSyncExternalStore } from "react";
import { address } from "@/api/client.ts";
import type { Query } from "@/api/routes.ts";

/** What a picture of a journey shows, and how. */
export type Look = Partial<Filled<Query<"get", typeof PICTURE>>>;
type Filled<T> = { [Key in keyof T]: NonNullable<T[Key]> };
export type Format = NonNullable<Look["format"]>;
export type Form = NonNullable<Look["form"]>;

export const PICTURE = "/workspaces/{workspace}/journeys/{journey}/picture";

/** The address of a picture: to be shown, opened or downloaded. */
export function pictureAddress(workspace: string, journey: string, look: Look): string {
  return address(PICTURE, { path: { workspace, journey }, query: look });
}

function themeNow(): "light" | "dark" {
  const { theme } = document.documentElement.dataset;
  if (theme === "light" || theme === "dark") return theme;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function onTheme(changed: () => void): () => void {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  media.addEventListener("change", changed);
  return () => {
    watch.disconnect();
    media.removeEventListener("change", changed);
  };
}

/** The theme that the page wears now. */
export function useTheme(): "light" | "dark" {
  return useSyncExternalStore(onTheme, themeNow);
}
