import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import type { Welcome } from "@/api/types.ts";
import { Dead } from "@/pages/entrance/Dead.tsx";
import { Entrance } from "@/pages/entrance/Entrance.tsx";
import { enter } from "@/pages/entrance/enter.ts";
import { Form } from "@/pages/entrance/Form.tsx";
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
        about={welcome.known ? t("You have an account already.") : t("At least 10 characters.")}
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
  if (error) {
    return (
      <Dead title={t("This invitation no longer works")} error={error}>
        <p>
          {t("An invitation works once, for seven days; a newer one for the same e-mail ends it.")}
        </p>
        <p>{t("Accepted it already? Then sign in. Otherwise ask whoever invited you again.")}</p>
      </Dead>
    );
  }
  const title = data ? t("Join {workspace}", { workspace: data.workspace }) : t("Invitation");
  return (
    <Entrance title={title}>
      {data ? <Joining token={token} welcome={data} /> : <Loading />}
    </Entrance>
  );
}
