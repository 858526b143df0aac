import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { api } from "@/api/client.ts";
import type { Linked } from "@/api/types.ts";
import { Dead } from "@/pages/entrance/Dead.tsx";
import { Entrance } from "@/pages/entrance/Entrance.tsx";
import { enter } from "@/pages/entrance/enter.ts";
import { Form } from "@/pages/entrance/Form.tsx";
import { useMethods } from "@/pages/entrance/useMethods.ts";
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

/** How one gets another link. */
function Another() {
  const { t } = useWords();
  const demo = useMethods()?.demo;
  return (
    <>
      <p>{t("A link works once, and for a short time. This one was used, or is too old.")}</p>
      {demo ? (
        <p>
          {t("Stop the demo with Ctrl+C and start it again: it prints a new link.")}{" "}
          <code>percorso demo</code>
        </p>
      ) : (
        <>
          <p>{t("Ask an admin of your workspace for another one.")}</p>
          <p>
            {t("Whoever runs the server can make one too:")}{" "}
            <code>percorso password-link {t("your-e-mail")}</code>
          </p>
        </>
      )}
    </>
  );
}

export default function LinkPage() {
  const { t } = useWords();
  const { token = "" } = useParams({ strict: false });
  const { linked, error } = useLink(token);
  if (error) {
    return (
      <Dead title={t("This link no longer works")} error={error}>
        <Another />
      </Dead>
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
          about={t("At least 10 characters.")}
          isRequired
        />
      </Form>
    </Entrance>
  );
}
