import type { ErrorComponentProps } from "@tanstack/react-router";
import { ErrorState } from "@/widgets/ErrorState.tsx";

/** A page that could not be shown. */
export function Failure({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} retry={reset} />;
}
