import type { FormEvent, ReactNode } from "react";
import { Button } from "@/widgets/Button.tsx";
import styles from "./Entry.module.css";

interface EntryFormProps {
  action: string;
  busy: boolean;
  wrong: string | null;
  onSend: (fields: Record<string, string>) => void;
  children: ReactNode;
}

/** A form with one button; what is wrong stands above it and is read aloud. */
export function EntryForm({ action, busy, wrong, onSend, children }: EntryFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = new FormData(event.currentTarget);
    onSend(Object.fromEntries([...found].map(([key, value]) => [key, String(value)])));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div aria-live="assertive">{wrong && <p className={styles.wrong}>{wrong}</p>}</div>
      {children}
      <Button type="submit" look="primary" wide isPending={busy}>
        {action}
      </Button>
    </form>
  );
}
