import { Link, useSearch } from "@tanstack/react-router";
import type { PageSearch } from "@/app/search.ts";
import styles from "./TabLinks.module.css";

export interface TabLink {
  id: string;
  label: string;
  count?: number;
}

interface TabLinksProps {
  label: string;
  /** The key of the address that says which is shown; the first is meant when it is not there. */
  param: string;
  tabs: readonly TabLink[];
}

/** Which of these the address shows. */
export function useTab(param: string, tabs: readonly TabLink[]): string {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const asked = tabs.find((tab) => tab.id === search[param]);
  return (asked ?? tabs[0])?.id ?? "";
}

/** Parts of a page side by side; each has an address of its own. */
export function TabLinks({ label, param, tabs }: TabLinksProps) {
  const shown = useTab(param, tabs);
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map((tab, place) => (
        <Link
          key={tab.id}
          to="."
          replace
          search={(old: PageSearch): PageSearch => ({
            ...old,
            [param]: place === 0 ? undefined : tab.id,
          })}
          aria-current={tab.id === shown ? "page" : undefined}
        >
          {tab.label}
          {tab.count !== undefined && <span className="muted"> {tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
