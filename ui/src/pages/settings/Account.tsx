import { useState } from "react";
import { Form } from "react-aria-components";
import { api } from "@/api/client.ts";
import { useSession } from "@/app/session.tsx";
import { useSettle } from "@/app/useSettle.ts";
import { Button } from "@/widgets/Button.tsx";
import { RadioGroup } from "@/widgets/RadioGroup.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { toast } from "@/widgets/toasts.ts";
import { useWords } from "@/words/index.ts";
import { LANG_NAMES, LANGS } from "@/words/lang.ts";
import { Section } from "./Section.tsx";
import { Sessions } from "./Sessions.tsx";
import styles from "./Settings.module.css";
import { useSent } from "./useSent.ts";

function Name() {
  const { t } = useWords();
  const { user } = useSession();
  const settle = useSettle();
  const [name, setName] = useState(user.name);
  const save = useSent(["me"], (wanted: string) => settle({ name: wanted }));
  return (
    <Form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(name, { onSuccess: () => void toast({ text: t("Saved") }) });
      }}
    >
      <TextField label={t("Name")} value={name} onChange={setName} isRequired />
      <Button type="submit" isDisabled={!name.trim() || name === user.name}>
        {t("Save")}
      </Button>
    </Form>
  );
}

function NewPassword() {
  const { t } = useWords();
  const [typed, setTyped] = useState({ old: "", new: "" });
  const change = useSent(["me"], (body: typeof typed) => api.post("/me/password", { body }));
  const done = () => {
    setTyped({ old: "", new: "" });
    toast({ text: t("The password is changed") });
  };
  return (
    <Form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(typed, { onSuccess: done });
      }}
    >
      <TextField
        label={t("Present password")}
        type="password"
        autoComplete="current-password"
        value={typed.old}
        onChange={(old) => setTyped({ ...typed, old })}
        isRequired
      />
      <TextField
        label={t("New password")}
        type="password"
        autoComplete="new-password"
        about={t("At least 10 characters.")}
        value={typed.new}
        onChange={(next) => setTyped({ ...typed, new: next })}
        isRequired
      />
      <Button type="submit" isDisabled={!typed.old || !typed.new || change.isPending}>
        {t("Change the password")}
      </Button>
    </Form>
  );
}

/** Name, language, theme, density, password and sessions of who is signed in. */
export function Account() {
  const { t, lang } = useWords();
  const { user } = useSession();
  const settle = useSettle();
  return (
    <>
      <Section title={t("My account")} about={user.email}>
        <Name />
      </Section>
      <Section title={t("Appearance")}>
        <RadioGroup
          label={t("Language")}
          options={LANGS.map((id) => ({ id, label: LANG_NAMES[id] }))}
          value={lang}
          onChange={(next) => void settle({ lang: next })}
        />
        <RadioGroup
          label={t("Theme")}
          options={[
            { id: "system", label: t("Theme of the system") },
            { id: "light", label: t("Light theme") },
            { id: "dark", label: t("Dark theme") },
          ]}
          value={user.theme ?? "system"}
          onChange={(theme) => void settle({ theme })}
        />
        <RadioGroup
          label={t("Density")}
          options={[
            { id: "comfortable", label: t("Comfortable") },
            { id: "compact", label: t("Compact") },
          ]}
          value={user.density ?? "comfortable"}
          onChange={(density) => void settle({ density })}
        />
      </Section>
      <Section title={t("Password")}>
        <NewPassword />
      </Section>
      <Sessions />
    </>
  );
}
