import { useSyncExternalStore } from "react";
import { address } from "@/api/client.ts";

export type Form = "map" | "strip" | "storyboard" | "table" | "blueprint";
export type Format = "svg" | "png" | "pdf";

/** What a picture of a journey shows, and how. */
export interface Look {
  form?: Form;
  theme?: "light" | "dark";
  lang?: string;
  width?: number;
  lanes?: string;
  /** Id of the journey that lies beside it. */
  beside?: string;
  version?: number;
  measured?: boolean;
  start?: string;
  end?: string;
  segment?: string;
  title?: boolean;
  fonts?: boolean;
  format?: Format;
  page?: "fit" | "a4" | "a3";
  download?: boolean;
}

export function pathOf(workspace: string, journey: string): string {
  return `/workspaces/${workspace}/journeys/${journey}/picture`;
}

/** The address of a picture: to be shown, opened or downloaded. */
export function pictureAddress(workspace: string, journey: string, look: Look): string {
  return address(pathOf(workspace, journey), { ...look });
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
