import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client.ts";
import type { components } from "@/api/schema.gen.ts";
import { Button } from "@/widgets/Button.tsx";
import { ConfirmDialog } from "@/widgets/Dialog.tsx";
import { Table } from "@/widgets/Table.tsx";
import { useWords, type Words } from "@/words/index.ts";
import { Section } from "./Section.tsx";
import { useSent } from "./useSent.ts";

type MySession = components["schemas"]["MySession"];
const KEY = ["sessions"] as const;

/** The browsers in which one is signed in, and signing out of them from here. */
export function Sessions() {
  const words = useWords();
  const { t, date, moment } = words;
  const { data = [] } = useQuery({ queryKey: KEY, queryFn: () => api.get("/me/sessions") });
  const others = data.some((one) => !one.here);
  return (
    <Section
      title={t("Where you are signed in")}
      about={t("Sign out of what you do not know, then change your password.")}
    >
      <Table<MySession>
        label={t("Where you are signed in")}
        rows={data}
        keyOf={(one) => one.id}
        columns={[
          {
            id: "where",
            head: t("Browser"),
            cell: (one) => (
              <>
                {called(one, words)} {one.here && <b>{t("(this one)")}</b>}
              </>
            ),
          },
          { id: "since", head: t("Signed in since"), cell: (one) => date(one.started_at) },
          { id: "seen", head: t("Last used"), cell: (one) => moment(one.seen_at) },
          { id: "act", head: "", cell: (one) => (one.here ? null : <SignOut session={one} />) },
        ]}
      />
      {others && <SignOutOthers />}
    </Section>
  );
}

function called(one: MySession, { t }: Words): string {
  const browser = one.browser ?? t("Unknown browser");
  return one.system ? t("{browser} on {system}", { browser, system: one.system }) : browser;
}

function SignOut({ session }: { session: MySession }) {
  const words = useWords();
  const { t } = words;
  const end = useSent(KEY, (id: string) =>
    api.delete("/me/sessions/{session}", { path: { session: id } }),
  );
  return (
    <Button
      look="quiet"
      aria-label={t("Sign out of {browser}", { browser: called(session, words) })}
      onPress={() => end.mutate(session.id)}
    >
      {t("Sign out")}
    </Button>
  );
}

function SignOutOthers() {
  const { t } = useWords();
  const [asking, ask] = useState(false);
  const end = useSent(KEY, () => api.delete("/me/sessions"));
  return (
    <div className="row">
      <Button onPress={() => ask(true)}>{t("Sign out everywhere else")}</Button>
      <ConfirmDialog
        title={t("Sign out everywhere else")}
        open={asking}
        verb={t("Sign out")}
        onConfirm={() => end.mutate(undefined)}
        onClose={() => ask(false)}
      >
        {t("Every other browser has to sign in again. Here you go on.")}
      </ConfirmDialog>
    </div>
  );
}
