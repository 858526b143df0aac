import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Radio, RadioGroup } from "react-aria-components";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { textOf } from "@/journey/text.ts";
import { useKinds } from "@/pages/home/kinds.ts";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./New.module.css";

interface JourneyWayProps {
  of: string;
  choose: (journey: string) => void;
  /** Only journeys that have no future state drawn from themselves. */
  future?: boolean;
}

/** The journeys of the workspace, one of which is copied or changed. */
export function JourneyWay({ of, choose, future }: JourneyWayProps) {
  const { t, lang } = useWords();
  const kinds = useKinds();
  const { workspace = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: keys.journeys(workspace),
    queryFn: () => api.get("/workspaces/{workspace}/journeys", { path: { workspace } }),
  });
  if (error) return <ErrorState error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const shown = data.filter((one) => !one.archived && !(future && one.kind === "future"));
  if (shown.length === 0) return <EmptyState title={t("There is no journey to begin from yet.")} />;
  return (
    <RadioGroup
      aria-label={t("Journey")}
      value={of || null}
      onChange={choose}
      className={styles.journeys ?? ""}
    >
      {shown.map((one) => (
        <Radio key={one.id} value={one.id} className={styles.journey ?? ""}>
          <b className="grow clip">{textOf(one.title, lang)}</b>
          <span className="s muted">{kinds[one.kind]}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
