import { useState } from "react";
import { useJourney } from "@/operations/store.ts";
import { Button } from "@/widgets/Button.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import styles from "../drawer/drawer.module.css";
import { type Thread, threadsOf, useComments } from "./api.ts";
import { OneComment } from "./OneComment.tsx";
import { WriteComment } from "./WriteComment.tsx";

/** The discussions about an element: write, answer, mention, resolve. */
export function Comments({ element }: { element: string }) {
  const { t } = useWords();
  const { can } = useJourney();
  const { data, error, refetch, write } = useComments();
  if (error && !data) return <ErrorState error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const threads = threadsOf(data, element);
  return (
    <div className={styles.body}>
      {threads.length === 0 && <p className="muted">{t("Nobody has commented here yet.")}</p>}
      {threads.map((thread) => (
        <Discussion key={thread.first.id} thread={thread} />
      ))}
      {can("commenter") && (
        <WriteComment
          label={t("New comment")}
          send={t("Comment")}
          onSend={(text) => write.mutateAsync({ element, text })}
        />
      )}
    </div>
  );
}

/** One discussion: what was said, what was answered, and the ways to answer and to resolve. */
export function Discussion({ thread: { first, answers } }: { thread: Thread }) {
  const { t } = useWords();
  const { can } = useJourney();
  const { write, resolve } = useComments();
  const [replying, setReplying] = useState(false);
  const resolved = first.resolved_at !== null;
  const answer = async (text: string) => {
    await write.mutateAsync({ element: first.element, text, parent: first.id });
    setReplying(false);
  };
  return (
    <section className={styles.comment} aria-label={t("Discussion")}>
      <OneComment comment={first} />
      {answers.length > 0 && (
        <div className={styles.answers}>
          {answers.map((one) => (
            <OneComment key={one.id} comment={one} />
          ))}
        </div>
      )}
      {resolved && (
        <p className="s good">
          {t("Resolved by {name}", { name: first.resolved_by?.name ?? t("somebody who left") })}
        </p>
      )}
      {can("commenter") && !replying && (
        <div className={styles.acts}>
          <Button look="quiet" onPress={() => setReplying(true)}>
            {t("Reply")}
          </Button>
          <Button
            look="quiet"
            onPress={() => resolve.mutate({ id: first.id, resolved: !resolved })}
          >
            {resolved ? t("Open again") : t("Resolve")}
          </Button>
        </div>
      )}
      {replying && (
        <WriteComment
          label={t("Your reply")}
          send={t("Reply")}
          onSend={answer}
          onCancel={() => setReplying(false)}
        />
      )}
    </section>
  );
}
