import { ApiError, OfflineError } from "@/api/client.ts";
import { useWords } from "@/words/index.ts";
import { Button } from "./Button.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { LinkButton } from "./LinkButton.tsx";

interface ErrorStateProps {
  error: unknown;
  retry?: () => void;
}

/** What went wrong in words, and a way to try again. */
export function ErrorState({ error, retry }: ErrorStateProps) {
  const { t } = useWords();
  const offline = error instanceof OfflineError;
  const problem = error instanceof ApiError ? error.problems[0] : undefined;
  const gone = error instanceof ApiError && (error.status === 404 || error.status === 403);
  const again = retry && <Button onPress={retry}>{t("Try again")}</Button>;
  const title = offline
    ? t("The server cannot be reached")
    : (problem?.message ?? t("Something went wrong"));
  const fix = offline
    ? t("Check that it is running and that you are connected.")
    : (problem?.fix ?? t("Try again; if it happens once more, tell whoever runs the server."));
  return (
    <div role="alert">
      <EmptyState
        title={title}
        action={gone ? <LinkButton to="/">{t("Go to the start")}</LinkButton> : again}
      >
        {fix}
      </EmptyState>
    </div>
  );
}
