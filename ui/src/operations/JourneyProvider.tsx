import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { keys } from "@/api/keys.ts";
import type { Opened } from "@/api/types.ts";
import { useSession } from "@/app/session.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { tabName } from "./client.ts";
import { show } from "./shown.ts";
import type { Result } from "./state.ts";
import { allows, type Journey, JourneyContext } from "./store.ts";
import { useNotices } from "./useNotices.ts";
import { usePresence } from "./usePresence.ts";
import { useSessionOf } from "./useSession.ts";
import { useUndoKeys } from "./useUndoKeys.ts";
import { wireOf } from "./wire.ts";

interface Props {
  workspace: string;
  journey: string;
  children: ReactNode;
}

/** Opens a journey and gives it to every page below. */
export function JourneyProvider({ workspace, journey, children }: Props) {
  const { data, error, refetch } = useOpened(workspace, journey);
  if (data) {
    const [opened, client] = data;
    return (
      <Open key={opened.id} workspace={workspace} opened={opened} client={client}>
        {children}
      </Open>
    );
  }
  return error ? <ErrorState error={error} retry={refetch} /> : <Loading />;
}

/** The journey as it was when it was opened; from then on the session keeps it. */
function useOpened(workspace: string, journey: string) {
  return useQuery({
    queryKey: keys.journey(workspace, journey),
    queryFn: () => Promise.all([wireOf(workspace, journey).open(), tabName()]),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

interface OpenProps {
  workspace: string;
  opened: Opened;
  client: string;
  children: ReactNode;
}

function Open({ workspace, opened, client, children }: OpenProps) {
  const { user } = useSession();
  const { lang } = useWords();
  const notify = useNotices();
  const [first] = useState(opened); // asked for anew it would be another session, without undo
  const [session, state] = useSessionOf(workspace, first, client, user.id, notify);
  const presence = usePresence(workspace, opened.id, user.id, first.people);
  const editable = allows(opened.role, "editor");
  useUndoKeys(session, editable);
  useEffect(() => show(first.id, state.document), [first.id, state.document]);
  const journey = useMemo<Journey>(
    () => ({
      id: first.id,
      workspace,
      document: state.document,
      version: state.version,
      role: opened.role,
      can: (role) => allows(opened.role, role),
      apply: editable ? session.apply : refused,
      undo: session.undo,
      redo: session.redo,
      canUndo: editable && state.canUndo,
      canRedo: editable && state.canRedo,
      saved: state.saved,
      savedAt: state.savedAt,
      ...presence,
      language: state.document.language ?? lang,
    }),
    [first.id, opened.role, workspace, state, session, presence, editable, lang],
  );
  return (
    <JourneyContext value={journey}>
      {children}
      {state.clash && <ConflictDialog clash={state.clash} decide={session.decide} />}
    </JourneyContext>
  );
}

function refused(): Promise<Result> {
  return Promise.resolve({ ok: false, problems: [], conflict: false });
}
