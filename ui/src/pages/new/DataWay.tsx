import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import { BringEvents } from "@/parts/BringEvents.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./New.module.css";

/** What drafting from data does, and whether there are events to draft from. */
export function DataWay() {
  const { t } = useWords();
  const { data } = useCanDraft();
  return (
    <div className={styles.says}>
      <p>
        {t(
          "Percorso looks at what people did, and in which order, and drafts stages, the goal, touchpoints and rules. You then name and correct them.",
        )}
      </p>
      {data?.events === false && (
        <p className="warn">
          {t("There are no events in this workspace yet: bring some in, or begin with a template.")}{" "}
          <BringEvents />
        </p>
      )}
    </div>
  );
}

export function useCanDraft() {
  const { workspace = "" } = useParams({ strict: false });
  return useQuery({
    queryKey: ["w", workspace, "drafts"],
    queryFn: () => api.get("/workspaces/{workspace}/drafts", { path: { workspace } }),
  });
}
