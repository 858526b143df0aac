import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { api } from "@/api/client.ts";
import type { Linked } from "@/api/types.ts";
import { Entrance } from "@/pages/entrance/Entrance.tsx";
import { enter } from "@/pages/entrance/enter.ts";
import { DeadLink, Form } from "@/pages/entrance/Form.tsx";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";

/** Uses the link once; says what more it needs. */
function useLink(token: string): { linked: Linked | null; error: unknown } {
  const [linked, setLinked] = useState<Linked | null>(null);
  const [error, setError] = useState<unknown>(null);
  const used = useRef(false);
  useEffect(() => {
    if (used.current) return;
    used.current = true;
    api.post("/sign-in/link", { body: { token } }).then((answer) => {
      if (answer.needs) setLinked(answer);
      else enter();
    }, setError);
  }, [token]);
  return { linked, error };
}

export default function LinkPage() {
  const { t } = useWords();
  const { token = "" } = useParams({ strict: false });
  const { linked, error } = useLink(token);
  if (error) {
    return (
      <Entrance title={t("This link no longer works")}>
        <DeadLink error={error} />
        <LinkButton to="/sign-in">{t("Sign in with a password")}</LinkButton>
      </Entrance>
    );
  }
  if (!linked) {
    return (
      <Entrance title={t("Sign in")}>
        <Loading />
      </Entrance>
    );
  }
  return (
    <Entrance title={t("A new password")} about={linked.email ?? undefined}>
      <Form<"password">
        verb={t("Save and sign in")}
        onSend={async ({ password }) => {
          await api.post("/sign-in/link", { body: { token, password } });
          enter();
        }}
      >
        <TextField
          label={t("New password")}
          name="password"
          type="password"
          autoComplete="new-password"
          about={t("At least 12 characters.")}
          isRequired
        />
      </Form>
    </Entrance>
  );
}
