import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { api } from "@/api/client.ts";
import type { Present } from "@/api/types.ts";
import { subscribe } from "@/app/live.ts";
import { same } from "./state.ts";

const PAUSE_MS = 200;

export interface Presence {
  people: readonly Present[];
  at: (element: string) => readonly Present[];
  focus: (element: string, editing?: boolean) => void;
}

/** Who else looks at the journey, and where; says where one is oneself. */
export function usePresence(
  workspace: string,
  journey: string,
  user: string,
  first: Present[],
): Presence {
  const others = useCallback(
    (all: readonly Present[]) => all.filter((one) => one.user !== user),
    [user],
  );
  const [people, setPeople] = useState(() => others(first));
  // Everything below is drawn again when this changes, so it changes only when somebody else moves.
  const told = useCallback(
    (all: readonly Present[]) => setPeople((old) => (same(old, others(all)) ? old : others(all))),
    [others],
  );
  const heard = useRef(0);
  const focus = useFocus(workspace, journey, told, heard);
  useEffect(
    () =>
      subscribe("presence", (one) => {
        if (one.journey !== journey) return;
        heard.current += 1;
        told(one.people);
      }),
    [journey, told],
  );
  return useMemo(() => {
    const inside = (one: Present, element: string) =>
      one.element === element || one.element.startsWith(`${element}/`);
    return { people, focus, at: (element) => people.filter((one) => inside(one, element)) };
  }, [people, focus]);
}

/** Who comes back at once has not left. */
const leaving = new Map<string, number>();

const PRESENCE = "/workspaces/{workspace}/journeys/{journey}/presence";

function leave(workspace: string, journey: string): void {
  const asked = { path: { workspace, journey }, body: { here: false }, keepalive: true };
  api.post(PRESENCE, asked).catch(() => undefined);
}

type Where = { element: string; editing: boolean };

/** `heard` counts what the live stream told: an answer that it has overtaken is an old one. */
function useFocus(
  workspace: string,
  journey: string,
  told: (people: Present[]) => void,
  heard: { readonly current: number },
) {
  const timer = useRef<number>(undefined);
  const where = useRef<Where>({ element: "", editing: false });
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const say = useCallback(() => {
    const ask = async () => {
      const [body, before] = [{ ...where.current, here: true }, heard.current];
      const { people } = await api.post(PRESENCE, { path: { workspace, journey }, body });
      if (heard.current === before) told(people);
    };
    sending.current = sending.current.then(ask).catch(() => undefined); // one after the other
  }, [workspace, journey, told, heard]);
  useEffect(() => {
    clearTimeout(leaving.get(journey));
    say();
    const again = subscribe("opened", say);
    return () => {
      again();
      clearTimeout(timer.current);
      leaving.set(journey, window.setTimeout(leave, PAUSE_MS, workspace, journey));
    };
  }, [say, workspace, journey]);
  return useCallback(
    (element: string, editing = false) => {
      if (same(where.current, { element, editing })) return;
      where.current = { element, editing };
      clearTimeout(timer.current);
      timer.current = window.setTimeout(say, PAUSE_MS);
    },
    [say],
  );
}
