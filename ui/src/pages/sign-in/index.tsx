import { useSearch } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import { Entrance } from "@/pages/entrance/Entrance.tsx";
import { enter } from "@/pages/entrance/enter.ts";
import { Form } from "@/pages/entrance/Form.tsx";
import { useMethods } from "@/pages/entrance/useMethods.ts";
import { buttonClass } from "@/widgets/Button.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";

const UNKNOWN = { password: true, oidc: false, setup: false };

export default function SignInPage() {
  const { t } = useWords();
  const { next, none } = useSearch({ strict: false }) as { next?: string; none?: string };
  const methods = useMethods() ?? UNKNOWN;
  const about = none
    ? t("You are not a member of any workspace yet. Ask for an invitation.")
    : methods.setup
      ? t(
          "Nobody has an account yet: open the set-up link that the server printed when it started.",
        )
      : undefined;
  return (
    <Entrance title={t("Sign in")} about={about}>
      {methods.password && (
        <Form<"email" | "password">
          verb={t("Sign in")}
          onSend={async ({ email, password }) => {
            await api.post("/sign-in", { body: { email, password } });
            enter(next);
          }}
        >
          <TextField
            label={t("E-mail")}
            name="email"
            type="email"
            autoComplete="username"
            isRequired
            autoFocus
          />
          <TextField
            label={t("Password")}
            name="password"
            type="password"
            autoComplete="current-password"
            isRequired
          />
        </Form>
      )}
      {methods.oidc && (
        <a className={buttonClass()} href="/api/sign-in/oidc">
          {t("Sign in with your organisation")}
        </a>
      )}
    </Entrance>
  );
}
