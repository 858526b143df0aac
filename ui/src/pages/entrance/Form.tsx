import { type ReactNode, useState } from "react";
import { Form as Base } from "react-aria-components";
import { ApiError, OfflineError } from "@/api/client.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Entrance.module.css";

/** What the server said no to, in its words. */
export function Problems({ error }: { error: unknown }) {
  const { t } = useWords();
  const found = error instanceof ApiError ? error.problems : [];
  const said =
    error instanceof OfflineError
      ? [{ message: t("The server cannot be reached"), fix: null }]
      : found.length
        ? found
        : [{ message: t("Something went wrong"), fix: null }];
  return (
    <div className={styles.problem} role="alert">
      {said.map((one) => (
        <div key={one.message}>
          <p>{one.message}</p>
          {one.fix && <p>{one.fix}</p>}
        </div>
      ))}
    </div>
  );
}

interface FormProps<Name extends string> {
  verb: string;
  /** Sends what was typed, by the names of the fields. */
  onSend: (typed: Record<Name, string>) => Promise<void>;
  children: ReactNode;
}

/** A form that sends, waits and shows what was refused. */
export function Form<Name extends string>({ verb, onSend, children }: FormProps<Name>) {
  const [error, setError] = useState<unknown>(null);
  const [waiting, setWaiting] = useState(false);
  const send = async (form: HTMLFormElement) => {
    setWaiting(true);
    setError(null);
    const typed = [...new FormData(form)].map(([key, value]) => [key, String(value)]);
    try {
      await onSend(Object.fromEntries(typed) as Record<Name, string>);
    } catch (refused) {
      setError(refused);
    } finally {
      setWaiting(false);
    }
  };
  return (
    <Base
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      {children}
      {error !== null && <Problems error={error} />}
      <Button type="submit" look="primary" isDisabled={waiting}>
        {verb}
      </Button>
    </Base>
  );
}
