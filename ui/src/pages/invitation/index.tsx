import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { ApiError, api } from "@/api/client.ts";
import type { Role } from "@/api/me.ts";
import { useArrive } from "@/pages/entry/arrive.ts";
import { Entry } from "@/pages/entry/Entry.tsx";
import { EntryForm } from "@/pages/entry/EntryForm.tsx";
import { PersonFields } from "@/pages/entry/PersonFields.tsx";
import { about, general, useSending } from "@/pages/entry/useSending.ts";
import { Loading } from "@/widgets/Loading.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";

interface Welcome {
  workspace: string;
  email: string;
  role: Role;
  known: boolean;
}

/** Where the link of an invitation leads. */
export default function InvitationPage() {
  const { t } = useWords();
  const { token } = useParams({ strict: false }) as { token: string };
  const { data, error } = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => api.get<Welcome>(`/invitations/${encodeURIComponent(token)}`),
    retry: false,
  });
  if (data) return <Accept token={token} welcome={data} />;
  if (error) return <Gone error={error} />;
  return (
    <Entry title={t("Invitation")}>
      <Loading />
    </Entry>
  );
}

function Gone({ error }: { error: Error }) {
  const { t } = useWords();
  const gone = error instanceof ApiError && error.status === 404;
  const text = gone
    ? t("It was used already, withdrawn, or is older than seven days. Ask for a new one.")
    : t("The server cannot be reached. Check that it runs, then try again.");
  return <Entry title={t("This invitation does not hold")} about={text} />;
}

function Accept({ token, welcome }: { token: string; welcome: Welcome }) {
  const { t } = useWords();
  const arrive = useArrive();
  const { send, busy, problems } = useSending();
  const known = t("You have an account already: write its password to join.");
  const unknown = t("Choose a name and a password to join.");
  return (
    <Entry
      title={t("Join {workspace}", { workspace: welcome.workspace })}
      about={welcome.known ? known : unknown}
    >
      <EntryForm
        action={t("Join")}
        busy={busy}
        wrong={general(problems, ["email", "name", "password"])}
        onSend={({ name, password }) =>
          void send(async () => {
            const body = welcome.known ? { password } : { name, password };
            await api.post(`/invitations/${encodeURIComponent(token)}`, body);
            await arrive();
          })
        }
      >
        {welcome.known ? (
          <TextField
            label={t("Password")}
            name="password"
            type="password"
            autoComplete="current-password"
            isRequired
            about={welcome.email}
            error={about(problems, "password")}
          />
        ) : (
          <PersonFields problems={problems} email={welcome.email} />
        )}
      </EntryForm>
    </Entry>
  );
}
