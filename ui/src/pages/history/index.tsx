import { useNavigate, useSearch } from "@tanstack/react-router";
import { History as HistoryIcon } from "lucide-react";
import { Page } from "@/app/Page.tsx";
import { useDoc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import { byDay, kept } from "./days.ts";
import { Entries } from "./Entries.tsx";
import { FilterBar } from "./FilterBar.tsx";
import styles from "./History.module.css";
import { useHistory } from "./useHistory.ts";
import { VersionPanel } from "./VersionPanel.tsx";

export interface HistorySearch {
  version?: string;
  element?: string;
  by?: string;
  from?: string;
  to?: string;
}

/** Who changed what, when, in sentences; a version can be looked at and brought back. */
export default function HistoryPage() {
  const { t } = useWords();
  const doc = useDoc();
  const [search, set] = useHistorySearch();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useHistory(
    search.element,
  );
  const entries = data?.pages.flat() ?? [];
  const shown = kept(entries, search);
  const version = search.version === undefined ? null : Number(search.version);
  return (
    <Page
      title={t("History")}
      crumb={doc.say(doc.document.title)}
      bar={<FilterBar doc={doc} entries={entries} search={search} set={set} />}
      bleed
    >
      <div className={styles.two}>
        <div className={styles.list}>
          {error && !data ? <ErrorState error={error} retry={refetch} /> : null}
          {!error && !data ? <Loading /> : null}
          {data && shown.length === 0 && (
            <Nothing filtered={entries.length > 0} clear={() => set({})} />
          )}
          <Entries
            days={byDay(shown)}
            version={version}
            choose={(one) => set({ ...search, version: String(one) })}
          />
          {hasNextPage && (
            <Button isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
              {t("Show earlier changes")}
            </Button>
          )}
        </div>
        <div className={`${styles.side} ${version === null ? "" : styles.chosen}`}>
          {version === null || !Number.isFinite(version) ? (
            <EmptyState
              title={t("Choose a change")}
              icon={<HistoryIcon size={24} strokeWidth={1.5} aria-hidden />}
            >
              {t("You will see the map as it was then, and what has changed since.")}
            </EmptyState>
          ) : (
            <VersionPanel
              key={version}
              version={version}
              entry={entries.find((one) => one.version === version)}
            />
          )}
        </div>
      </div>
    </Page>
  );
}

function Nothing({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  const { t } = useWords();
  if (!filtered) {
    return (
      <EmptyState title={t("Nothing has changed yet")}>
        {t("Every change will stand here, with who made it and when.")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("No change matches these filters")}
      action={<Button onPress={clear}>{t("Clear the filters")}</Button>}
    />
  );
}

function useHistorySearch() {
  const search = useSearch({ strict: false }) as HistorySearch;
  const navigate = useNavigate();
  const set = (next: HistorySearch) => {
    const there = Object.entries(next).filter(([, value]) => value);
    void navigate({ to: ".", search: Object.fromEntries(there), replace: true });
  };
  return [search, set] as const;
}
