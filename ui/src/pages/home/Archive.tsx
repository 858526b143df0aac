import { may } from "@/api/me.ts";
import type { Home } from "@/api/types.ts";
import { useWorkspace } from "@/app/session.tsx";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import { useArchiving } from "./archiving.ts";
import styles from "./Home.module.css";

/** The journeys that were put away, each of which can come back. */
export function Archive({ journeys }: { journeys: Home["archived"] }) {
  const { t, date } = useWords();
  const { role } = useWorkspace();
  const { mutate, isPending } = useArchiving();
  if (journeys.length === 0) return null;
  return (
    <details className={styles.archive}>
      <summary>{t("Archive ({n})", { n: journeys.length })}</summary>
      <ul>
        {journeys.map((one) => (
          <li key={one.id} className={styles.archived}>
            <span className="grow">{one.title}</span>
            <span className="s muted">{date(one.archived_at)}</span>
            {may(role, "admin") && (
              <Button
                isDisabled={isPending}
                aria-label={t("Restore {title}", { title: one.title })}
                onPress={() => mutate({ id: one.id, away: false })}
              >
                {t("Restore")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
