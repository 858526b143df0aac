import { useState } from "react";
import { ApiError, api } from "@/api/client.ts";
import { Dead, isDead } from "@/pages/entrance/Dead.tsx";
import { Entrance } from "@/pages/entrance/Entrance.tsx";
import { enter } from "@/pages/entrance/enter.ts";
import { Form } from "@/pages/entrance/Form.tsx";
import { useMethods } from "@/pages/entrance/useMethods.ts";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords, type Words } from "@/words/index.ts";

export default function SetupPage() {
  const { t } = useWords();
  const methods = useMethods();
  if (methods && !methods.setup) {
    return (
      <Dead title={t("The first administrator is there already")}>
        <p>
          {t("This page works once. Sign in; without an account, ask an admin for an invitation.")}
        </p>
      </Dead>
    );
  }
  return <FirstAdmin />;
}

function wrongCode(t: Words["t"]) {
  return {
    message: t("This set-up code is not right, or too old."),
    fix: t("Write the one that the server printed when it was started last."),
  };
}

function FirstAdmin() {
  const { t } = useWords();
  // After the # sign the token is never sent in an address, so that no log holds it.
  const [token, setToken] = useState(() => location.hash.slice(1));
  return (
    <Entrance
      title={t("The first administrator")}
      about={t("You invite the others afterwards. This page works once.")}
    >
      <Form<"name" | "email" | "password">
        verb={t("Create the account")}
        onSend={async (typed) => {
          try {
            await api.post("/setup", { body: { token, ...typed } });
          } catch (refused) {
            setToken("");
            throw isDead(refused) ? new ApiError(404, [wrongCode(t)], null) : refused;
          }
          enter();
        }}
      >
        {!token && (
          <TextField
            label={t("Set-up code")}
            name="token"
            about={t("The server printed it when it started.")}
            isRequired
            autoComplete="off"
          />
        )}
        <TextField label={t("Name")} name="name" autoComplete="name" isRequired />
        <TextField
          label={t("E-mail")}
          name="email"
          type="email"
          autoComplete="username"
          isRequired
        />
        <TextField
          label={t("Password")}
          name="password"
          type="password"
          autoComplete="new-password"
          about={t("At least 10 characters.")}
          minLength={10}
          isRequired
        />
      </Form>
    </Entrance>
  );
}
