import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import type { Welcome } from "@/api/types.ts";
import { Entrance } from "@/pages/entrance/Entrance.tsx";
import { enter } from "@/pages/entrance/enter.ts";
import { DeadLink, Form } from "@/pages/entrance/Form.tsx";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";

function Joining({ token, welcome }: { token: string; welcome: Welcome }) {
  const { t } = useWords();
  return (
    <Form<"name" | "password">
      verb={t("Join")}
      onSend={async ({ name, password }) => {
        const body = welcome.known ? { password } : { name, password };
        const joined = await api.post("/invitations/{token}", { path: { token }, body });
        enter(`/w/${joined.workspace}`);
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
    queryFn: () => api.get("/invitations/{token}", { path: { token } }),
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
