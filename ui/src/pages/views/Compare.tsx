import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { JourneyCard } from "@/api/types.ts";
import { textOf } from "@/journey/text.ts";
import { useJourney } from "@/operations/store.ts";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import { Canvas } from "./Canvas.tsx";
import { Differences } from "./Differences.tsx";
import { Drawing } from "./Drawing.tsx";
import styles from "./views.module.css";

/** The other journeys of the workspace, futures of this one first. */
export function useOthers() {
  const { id, workspace } = useJourney();
  const query = useQuery({
    queryKey: keys.journeys(workspace),
    queryFn: () => api.get("/workspaces/{workspace}/journeys", { path: { workspace } }),
  });
  const others = (query.data ?? []).filter((one) => one.id !== id && !one.archived);
  const rank = (one: JourneyCard) => (one.kind === "future" ? 0 : 1);
  return { ...query, others: others.toSorted((a, b) => rank(a) - rank(b)) };
}

/** The journey that lies beside this one: the chosen one, else the likeliest. */
export function useBeside(): string | undefined {
  const { beside } = useSearch({ strict: false });
  const { others } = useOthers();
  return others.find((one) => one.id === beside)?.id ?? others[0]?.id;
}

/** Which journey lies beside this one. */
export function BesidePicker() {
  const { t, lang } = useWords();
  const navigate = useNavigate();
  const { others } = useOthers();
  const beside = useBeside();
  if (!others.length) return null;
  return (
    <label className="row s">
      <span className="muted">{t("Beside it")}</span>
      <select
        className={styles.kind}
        value={beside}
        onChange={(event) =>
          navigate({
            to: ".",
            search: (old) => ({ ...old, beside: event.target.value }),
            replace: true,
          })
        }
      >
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {textOf(one.title, lang)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Now and future in the same columns, what changes marked, and told in words. */
export function Compare() {
  const { t } = useWords();
  const { isPending, error, refetch, others } = useOthers();
  const beside = useBeside();
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (isPending) return <Loading />;
  if (!others.length || !beside) {
    return (
      <EmptyState title={t("There is no other journey yet")}>
        {t("Copy this journey as a future state, change it, and both are shown side by side here.")}
      </EmptyState>
    );
  }
  return (
    <div className={styles.compare}>
      <Canvas label={t("Now and future")}>
        {(scale, onSize) => (
          <Drawing look={{ form: "map", beside }} scale={scale} onSize={onSize} />
        )}
      </Canvas>
      <Differences beside={beside} />
    </div>
  );
}
