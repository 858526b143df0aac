import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { keys } from "@/api/keys.ts";
import type { Opened } from "@/api/types.ts";
import { subscribe } from "@/app/live.ts";
import { tabStorage } from "./client.ts";
import { Session } from "./session.ts";
import type { Notice, State } from "./state.ts";
import { wireOf } from "./wire.ts";

const OLD_AFTER_MS = 600;

/** The session of a journey that was opened, fed by the live stream. */
export function useSessionOf(
  workspace: string,
  opened: Opened,
  client: string,
  user: string,
  notify: (notice: Notice) => void,
): [Session, State] {
  const changed = useOld(workspace, opened.id);
  const told = useRef(notify);
  useEffect(() => {
    told.current = notify;
  }, [notify]);
  const session = useMemo(
    () =>
      new Session(opened, {
        wire: wireOf(workspace, opened.id),
        client,
        user,
        storage: tabStorage,
        notify: (notice) => told.current(notice),
        changed,
      }),
    [workspace, opened, client, user, changed],
  );
  useStream(session, opened.id);
  useLeaving(session);
  return [session, useSyncExternalStore(session.subscribe, session.get)];
}

/** Whatever the server works out from the journey is asked for anew, a moment after a change. */
function useOld(workspace: string, journey: string): () => void {
  const queries = useQueryClient();
  const timer = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => {
    const ask = () => {
      const all = { queryKey: keys.journey(workspace, journey) };
      const worked = (key: readonly unknown[]) => key.length > all.queryKey.length;
      void queries.invalidateQueries({ ...all, predicate: ({ queryKey }) => worked(queryKey) });
      void queries.invalidateQueries({ queryKey: ["w", workspace, "home"] });
      void queries.invalidateQueries({ queryKey: keys.journeys(workspace) });
    };
    return () => {
      clearTimeout(timer.current);
      timer.current = window.setTimeout(ask, OLD_AFTER_MS);
    };
  }, [queries, workspace, journey]);
}

function useStream(session: Session, journey: string): void {
  useEffect(() => {
    session.start();
    const ends = [
      subscribe("operation", (one) => {
        if (one.journey === journey) session.hear(one.version, one.client, one.operation);
      }),
      subscribe("reload", (told) => {
        if (!told.journey || told.journey === journey) session.catchUp(true);
      }),
      subscribe("opened", () => session.catchUp()),
    ];
    const online = () => session.hurry();
    window.addEventListener("online", online);
    window.addEventListener("focus", online);
    return () => {
      for (const end of ends) end();
      window.removeEventListener("online", online);
      window.removeEventListener("focus", online);
    };
  }, [session, journey]);
}

/** Leaving with changes that were not sent asks first; a reload sends them again. */
function useLeaving(session: Session): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (session.get().saved === "offline") event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [session]);
}
