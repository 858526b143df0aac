import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useEffect } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { may } from "@/api/me.ts";
import type { Home } from "@/api/types.ts";
import { subscribe } from "@/app/live.ts";
import { Page } from "@/app/Page.tsx";
import { queries } from "@/app/queries.ts";
import { useWorkspace } from "@/app/session.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import { Archive } from "./Archive.tsx";
import { Aside } from "./Aside.tsx";
import { Changes } from "./Changes.tsx";
import styles from "./Home.module.css";
import { Journeys } from "./Journeys.tsx";
import { Welcome } from "./Welcome.tsx";

/** One sentence of what matters, the journeys, what changed, and what waits for the reader. */
export default function HomePage() {
  const { t, lang } = useWords();
  const { workspace = "" } = useParams({ strict: false });
  const { role } = useWorkspace();
  const { data, error, refetch } = useQuery({
    queryKey: keys.home(workspace, lang),
    queryFn: ({ signal }) =>
      api.get("/workspaces/{workspace}/home", { path: { workspace }, query: { lang }, signal }),
  });
  useFreshHome(workspace);
  const create = may(role, "editor") && (
    <LinkButton
      to="/w/$workspace/new"
      params={{ workspace }}
      look="primary"
      icon={<Plus size={16} strokeWidth={1.5} aria-hidden="true" />}
    >
      {t("New journey")}
    </LinkButton>
  );
  return (
    <Page title={t("Home")} actions={create} bleed>
      {error && !data ? <ErrorState error={error} retry={refetch} /> : null}
      {!error && !data ? <Loading /> : null}
      {data && <Content home={data} />}
    </Page>
  );
}

function Content({ home }: { home: Home }) {
  const empty = home.journeys.length === 0;
  return (
    <div className={styles.two}>
      <div className={styles.main}>
        <p className={styles.sentence}>{home.sentence}</p>
        {empty ? <Welcome /> : <Journeys journeys={home.journeys} />}
        {!empty && <Changes home={home} />}
        <Archive journeys={home.archived} />
      </div>
      <Aside home={home} />
    </div>
  );
}

/** Asks again when somebody changed something, at most every two seconds. */
function useFreshHome(workspace: string) {
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        void queries.invalidateQueries({ queryKey: ["w", workspace, "home"] });
      }, 2000);
    };
    const stops = (["operation", "comment", "measured"] as const).map((type) =>
      subscribe(type, later),
    );
    return () => {
      clearTimeout(waiting);
      for (const stop of stops) stop();
    };
  }, [workspace]);
}
