import { QueryClient } from "@tanstack/react-query";
import { ApiError, OfflineError } from "@/api/client.ts";

/** Only what may pass by itself is asked again: a lost connection, a server that is busy. */
export function worthRetry(count: number, error: Error): boolean {
  if (count >= 2) return false;
  return error instanceof OfflineError || (error instanceof ApiError && error.status >= 502);
}

/** What the browser keeps of the server. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: worthRetry, refetchOnWindowFocus: false },
  },
});
