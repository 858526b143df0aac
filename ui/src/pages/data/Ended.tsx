import { Button } from "@/widgets/Button.tsx";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./data.module.css";
import type { Job, Outcome } from "./types.ts";

interface EndedProps {
  job: Job;
  workspace: string;
  /** Go back to the same file. */
  again?: () => void;
  another: () => void;
}

/** What became of an import, and where to go from here. */
export function Ended({ job, workspace, again, another }: EndedProps) {
  const { t } = useWords();
  return (
    <div className={styles.ended} role="status">
      {job.result && "rows_ok" in job.result && <Counts result={job.result} />}
      {job.state === "failed" && (
        <div className="loss">
          {job.problems.map((one) => (
            <p key={one.message}>
              {one.message} {one.fix}
            </p>
          ))}
        </div>
      )}
      {job.state === "cancelled" && <p>{t("Stopped: nothing of the file was taken.")}</p>}
      <div className={styles.buttons}>
        {again && (
          <Button look="primary" onPress={again}>
            {t("Back to the columns")}
          </Button>
        )}
        {job.state === "done" && (
          <LinkButton look="primary" to="/w/$workspace" params={{ workspace }}>
            {t("Go to the journeys")}
          </LinkButton>
        )}
        {job.state === "done" && (
          <LinkButton to="/w/$workspace/new" params={{ workspace }} search={{ from: "data" }}>
            {t("Draft a journey from these data")}
          </LinkButton>
        )}
        <Button onPress={another}>{t("Bring in another file")}</Button>
      </div>
    </div>
  );
}

function Counts({ result }: { result: Outcome }) {
  const { t } = useWords();
  return (
    <>
      <p>
        <b>
          {t("{n, plural, one {# row has become events.} other {# rows have become events.}}", {
            n: result.rows_ok,
          })}
        </b>
      </p>
      <ul className={styles.notes}>
        {result.rows_duplicate > 0 && (
          <li>
            {t("{n, plural, one {# row was there already.} other {# rows were there already.}}", {
              n: result.rows_duplicate,
            })}
          </li>
        )}
        {result.rows_skipped > 0 && (
          <li>
            {t("{n, plural, one {# row gives no event.} other {# rows give no event.}}", {
              n: result.rows_skipped,
            })}
          </li>
        )}
        {result.rows_bad > 0 && (
          <li className="warn">
            {t("{n, plural, one {# row was kept aside.} other {# rows were kept aside.}}", {
              n: result.rows_bad,
            })}
          </li>
        )}
        {result.without_currency > 0 && (
          <li className="warn">
            {t("{n, plural, one {# amount has no currency.} other {# amounts have no currency.}}", {
              n: result.without_currency,
            })}
          </li>
        )}
        {result.notes.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p className="muted">{t("The maps are being measured anew.")}</p>
    </>
  );
}
