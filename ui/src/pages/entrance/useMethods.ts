import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";

/** How one comes in here, and whether this browser is in already; nothing until it is known. */
export function useMethods() {
  return useQuery({ queryKey: keys.signInMethods, queryFn: () => api.get("/sign-in/methods") })
    .data;
}
