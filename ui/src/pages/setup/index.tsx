import { useState } from "react";
import { api } from "@/api/client.ts";
import { Entrance } from "@/pages/entrance/Entrance.tsx";
import { enter } from "@/pages/entrance/enter.ts";
import { Form } from "@/pages/entrance/Form.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";

export default function SetupPage() {
  const { t } = useWords();
  // After the # sign the token is never sent in an address, so that no log holds it.
  const [token] = useState(() => location.hash.slice(1));
  return (
    <Entrance
      title={t("The first administrator")}
      about={t("You invite the others afterwards. This page works once.")}
    >
      <Form<"name" | "email" | "password">
        verb={t("Create the account")}
        onSend={async (typed) => {
          await api.post("/setup", { body: { token, ...typed } });
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
          about={t("At least 12 characters.")}
          minLength={12}
          isRequired
        />
      </Form>
    </Entrance>
  );
}
