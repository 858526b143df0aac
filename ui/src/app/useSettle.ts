import { useCallback, useEffect } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Me, User } from "@/api/types.ts";
import { isLang } from "@/words/lang.ts";
import { queries } from "./queries.ts";
import { useSpeak } from "./Speech.tsx";
import { useSession } from "./session.tsx";
import { wearDensity, wearTheme } from "./theme.ts";

export type Settled = Partial<Pick<User, "name" | "lang" | "theme" | "density">>;

/** Changes what one has chosen for oneself: shown at once, kept by the account. */
export function useSettle(): (settled: Settled) => Promise<void> {
  const speak = useSpeak();
  return useCallback(
    async (settled: Settled) => {
      if (settled.theme) wearTheme(settled.theme);
      if (settled.density) wearDensity(settled.density);
      if (isLang(settled.lang)) await speak(settled.lang);
      await api.patch("/me", { body: settled });
      const me = queries.getQueryData<Me>(keys.me);
      if (me) queries.setQueryData<Me>(keys.me, { ...me, user: { ...me.user, ...settled } });
    },
    [speak],
  );
}

/** Wears what the account has chosen, once somebody is in. */
export function useOwnChoices(): void {
  const speak = useSpeak();
  const { lang, theme, density } = useSession().user;
  useEffect(() => {
    if (theme) wearTheme(theme);
    if (density) wearDensity(density);
  }, [theme, density]);
  useEffect(() => {
    if (isLang(lang) && !new URLSearchParams(location.search).has("lang")) void speak(lang);
  }, [lang, speak]);
}
