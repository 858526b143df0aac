import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/widgets/toasts.ts";
import { useWords } from "@/words/index.ts";

/** Sends a change, then reads anew what it touches; what is refused is said. */
export function useSent<T, R>(key: readonly unknown[], send: (asked: T) => Promise<R>) {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
    onError: (error) =>
      toast({
        text: error.message === "offline" ? t("The server cannot be reached") : error.message,
        tone: "error",
      }),
  });
}
