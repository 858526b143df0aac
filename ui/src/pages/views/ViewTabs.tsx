import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { View } from "@/app/search.ts";
import { useWords } from "@/words/index.ts";
import styles from "./views.module.css";

const ORDER: readonly View[] = [
  "map",
  "strip",
  "storyboard",
  "table",
  "blueprint",
  "compare",
  "walk",
];

/** The ways to look at a journey; each has an address of its own. */
export function ViewTabs() {
  const { t } = useWords();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const { view = "map" } = useSearch({ strict: false });
  const names: Record<View, string> = {
    map: t("Map"),
    strip: t("Strip"),
    storyboard: t("Storyboard"),
    table: t("Table"),
    blueprint: t("Blueprint"),
    compare: t("Now and future"),
    walk: t("Walk-through"),
  };
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    const shown = tabs.current?.querySelector(`[data-view="${view}"]`);
    shown?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [view]);
  return (
    <nav ref={tabs} className={styles.tabs} aria-label={t("Views")}>
      {ORDER.map((one) => (
        <Link
          key={one}
          data-view={one}
          to="/w/$workspace/j/$journey"
          params={{ workspace, journey }}
          search={(old) => ({ ...old, view: one === "map" ? undefined : one, open: undefined })}
          activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
          aria-current={view === one ? "page" : undefined}
        >
          {names[one]}
        </Link>
      ))}
    </nav>
  );
}
