import { useState } from "react";
import { ApiError, type Problem } from "@/api/client.ts";
import { useWords } from "@/words/index.ts";

/** A form that is being sent: what went wrong, by field and in all, in the reader's language. */
export function useSending() {
  const { t } = useWords();
  const [problems, setProblems] = useState<Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const send = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblems([]);
    try {
      await work();
    } catch (error) {
      setProblems(told(error, t));
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, problems };
}

function told(error: unknown, t: (message: string) => string): Problem[] {
  if (error instanceof ApiError && error.problems.length > 0) return error.problems;
  if (error instanceof ApiError) return [{ message: t("The server refused it. Try again.") }];
  return [{ message: t("The server cannot be reached. Check that it runs, then try again.") }];
}

/** What is said of one field. */
export function about(problems: Problem[], key: string): string | null {
  const found = problems.find((one) => one.key?.split(".").pop() === key);
  return found ? sentence(found) : null;
}

/** What is said of the form as a whole. */
export function general(problems: Problem[], keys: readonly string[]): string | null {
  const rest = problems.filter((one) => !keys.includes(one.key?.split(".").pop() ?? ""));
  return rest.length > 0 ? rest.map(sentence).join(" ") : null;
}

function sentence(problem: Problem): string {
  return [problem.message, problem.fix].filter(Boolean).join(" ");
}
