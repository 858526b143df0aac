import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { ApiError, api } from "@/api/client.ts";
import { useArrive } from "@/pages/entry/arrive.ts";
import { Entry } from "@/pages/entry/Entry.tsx";
import { EntryForm } from "@/pages/entry/EntryForm.tsx";
import { NewPassword } from "@/pages/entry/PersonFields.tsx";
import { general, useSending } from "@/pages/entry/useSending.ts";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";

interface Linked {
  needs: "password" | null;
  email: string | null;
}

/** Where a one-time link leads: inside, or to a new password. */
export default function LinkPage() {
  const { t } = useWords();
  const { token } = useParams({ strict: false }) as { token: string };
  const [state, setState] = useState<Linked | "gone" | "offline" | null>(null);
  const arrive = useArrive();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void api
      .post<Linked>("/sign-in/link", { token })
      .then(async (found) => (found.needs ? setState(found) : await arrive()))
      .catch((error) => setState(error instanceof ApiError ? "gone" : "offline"));
  }, [token, arrive]);
  if (state === null) {
    return (
      <Entry title={t("Signing in")}>
        <Loading />
      </Entry>
    );
  }
  if (typeof state === "object") return <SetPassword token={token} email={state.email ?? ""} />;
  const gone = t("It works once and for a short time. Ask for a new one, or start the demo again.");
  const offline = t("The server cannot be reached. Check that it runs, then try again.");
  return (
    <Entry
      title={t("This link does not hold any more")}
      about={state === "gone" ? gone : offline}
    />
  );
}

function SetPassword({ token, email }: { token: string; email: string }) {
  const { t } = useWords();
  const arrive = useArrive();
  const { send, busy, problems } = useSending();
  return (
    <Entry title={t("Choose a new password")} about={email}>
      <EntryForm
        action={t("Save password")}
        busy={busy}
        wrong={general(problems, ["password"])}
        onSend={({ password }) =>
          void send(async () => {
            await api.post("/sign-in/link", { token, password });
            await arrive();
          })
        }
      >
        <NewPassword problems={problems} />
      </EntryForm>
    </Entry>
  );
}
