import { useSearch } from "@tanstack/react-router";
import styles from "./TabLinks.module.css";
import { useFilters } from "./useFilters.ts";

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

/** Parts of a page side by side; which is shown stands in the address. */
export function TabLinks({ label, param, tabs }: TabLinksProps) {
  const shown = useTab(param, tabs);
  const [, setFilters] = useFilters();
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map((tab, place) => (
        <button
          key={tab.id}
          type="button"
          aria-pressed={tab.id === shown}
          onClick={() => setFilters({ [param]: place === 0 ? undefined : tab.id, open: undefined })}
        >
          {tab.label}
          {tab.count !== undefined && <span className="muted"> {tab.count}</span>}
        </button>
      ))}
    </nav>
  );
}
