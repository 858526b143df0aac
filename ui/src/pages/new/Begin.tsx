import { useMutation } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { ApiError, api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Problem } from "@/api/types.ts";
import { queries } from "@/app/queries.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { useCanDraft } from "./DataWay.tsx";
import { Drafting } from "./Drafting.tsx";
import styles from "./New.module.css";
import { asked, type Beginning, ready } from "./ways.ts";

/** The buttons that begin, and what is wrong with what was given. */
export function Begin({ chosen }: { chosen: Beginning }) {
  const { t } = useWords();
  const { mutate, isPending, error, reset } = useBegin();
  if (chosen.way === "data") return <Draft chosen={chosen} />;
  const waits = !ready(chosen) || isPending;
  return (
    <>
      {error && <Problems error={error} dismiss={reset} />}
      <div className={styles.buttons}>
        <Button look="primary" isDisabled={waits} onPress={() => mutate({ chosen, guide: false })}>
          {t("Create the journey")}
        </Button>
        <Button isDisabled={waits} onPress={() => mutate({ chosen, guide: true })}>
          {t("Create and start the guide")}
        </Button>
      </div>
    </>
  );
}

function Draft({ chosen }: { chosen: Beginning }) {
  const { data } = useCanDraft();
  return data?.events ? <Drafting title={chosen.title} lang={chosen.lang} /> : null;
}

function useBegin() {
  const { workspace = "" } = useParams({ strict: false });
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ chosen }: { chosen: Beginning; guide: boolean }) =>
      api.post("/workspaces/{workspace}/journeys", { path: { workspace }, body: asked(chosen) }),
    onSuccess: ({ id }, { guide }) => {
      void queries.invalidateQueries({ queryKey: keys.workspace(workspace) });
      const params = { workspace, journey: id };
      void navigate(
        guide
          ? { to: "/w/$workspace/j/$journey/guide", params }
          : { to: "/w/$workspace/j/$journey", params },
      );
    },
  });
}

type Lined = Problem & { line?: number };

/** What is wrong with a file, by line, with what to do. */
function Problems({ error, dismiss }: { error: Error; dismiss: () => void }) {
  const { t } = useWords();
  const problems: Lined[] =
    error instanceof ApiError && error.problems.length
      ? error.problems
      : [{ message: t("The server cannot be reached"), fix: "" }];
  return (
    <div role="alert" className={styles.problems}>
      <ul>
        {problems.map((one) => (
          <li key={`${one.line} ${one.key} ${one.message}`}>
            {one.line && <b>{t("Line {n}", { n: one.line })} </b>}
            {one.message} <span className="muted">{one.fix}</span>
          </li>
        ))}
      </ul>
      <Button look="quiet" onPress={dismiss}>
        {t("Close")}
      </Button>
    </div>
  );
}
