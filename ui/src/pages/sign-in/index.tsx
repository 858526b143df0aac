import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { useArrive } from "@/pages/entry/arrive.ts";
import { Entry } from "@/pages/entry/Entry.tsx";
import { EntryForm } from "@/pages/entry/EntryForm.tsx";
import { about, general, useSending } from "@/pages/entry/useSending.ts";
import { buttonClass } from "@/widgets/Button.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";

interface Methods {
  password: boolean;
  oidc: boolean;
  setup: boolean;
  demo: boolean;
}

export default function SignInPage() {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: keys.signInMethods,
    queryFn: () => api.get<Methods>("/sign-in/methods"),
  });
  return (
    <Entry title={t("Sign in")} about={hint(data, t)}>
      {data?.oidc && (
        <a className={buttonClass("plain", true)} href="/api/sign-in/oidc">
          {t("Sign in with your organisation")}
        </a>
      )}
      {data?.password !== false && <PasswordForm />}
    </Entry>
  );
}

function hint(methods: Methods | undefined, t: (text: string) => string): string | undefined {
  if (methods?.setup) {
    return t("Nobody has an account yet. Open the link that the server printed when it started.");
  }
  if (methods?.demo) {
    return t("This is the demo: open the link that was printed when it started.");
  }
  return undefined;
}

function PasswordForm() {
  const { t } = useWords();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const arrive = useArrive();
  const { send, busy, problems } = useSending();
  return (
    <EntryForm
      action={t("Sign in")}
      busy={busy}
      wrong={general(problems, ["email", "password"])}
      onSend={({ email, password }) =>
        void send(async () => {
          await api.post("/sign-in", { email, password });
          await arrive(next);
        })
      }
    >
      <TextField
        label={t("E-mail")}
        name="email"
        type="email"
        autoComplete="username"
        isRequired
        autoFocus
        error={about(problems, "email")}
      />
      <TextField
        label={t("Password")}
        name="password"
        type="password"
        autoComplete="current-password"
        isRequired
        error={about(problems, "password")}
      />
    </EntryForm>
  );
}
