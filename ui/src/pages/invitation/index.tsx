import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import type { Role } from "@/api/me.ts";
import { Entrance } from "@/pages/entrance/Entrance.tsx";
import { enter } from "@/pages/entrance/enter.ts";
import { DeadLink, Form } from "@/pages/entrance/Form.tsx";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";

interface Welcome {
  workspace: string;
  email: string;
  role: Role;
  known: boolean;
}

function Joining({ token, welcome }: { token: string; welcome: Welcome }) {
  const { t } = useWords();
  return (
    <Form
      verb={t("Join")}
      onSend={async ({ name, password }) => {
        const asked = welcome.known ? { password } : { name, password };
        const joined = await api.post<{ workspace?: string }>(`/invitations/${token}`, asked);
        enter(joined?.workspace ? `/w/${joined.workspace}` : "/");
      }}
    >
      <p>{welcome.email}</p>
      {!welcome.known && <TextField label={t("Name")} name="name" autoComplete="name" isRequired />}
      <TextField
        label={t("Password")}
        name="password"
        type="password"
        autoComplete={welcome.known ? "current-password" : "new-password"}
        about={welcome.known ? t("You have an account already.") : t("At least 12 characters.")}
        isRequired
      />
    </Form>
  );
}

export default function InvitationPage() {
  const { t } = useWords();
  const { token = "" } = useParams({ strict: false });
  const { data, error } = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => api.get<Welcome>(`/invitations/${token}`),
    retry: false,
  });
  const title = data
    ? t("Join {workspace}", { workspace: data.workspace })
    : error
      ? t("This link no longer works")
      : t("Invitation");
  return (
    <Entrance title={title}>
      {error ? (
        <>
          <DeadLink error={error} />
          <LinkButton to="/sign-in">{t("Sign in with a password")}</LinkButton>
        </>
      ) : data ? (
        <Joining token={token} welcome={data} />
      ) : (
        <Loading />
      )}
    </Entrance>
  );
}
