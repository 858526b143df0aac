import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import type { Lang } from "@/words/lang.ts";
import { queries } from "./queries.ts";
import { router } from "./router.tsx";
import { Speech } from "./Speech.tsx";

/** The whole app in a language. */
export function App({ lang }: { lang: Lang }) {
  return (
    <QueryClientProvider client={queries}>
      <Speech first={lang}>
        <RouterProvider router={router} />
      </Speech>
    </QueryClientProvider>
  );
}
