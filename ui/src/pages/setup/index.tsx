import { useState } from "react";
import { api } from "@/api/client.ts";
import { useArrive } from "@/pages/entry/arrive.ts";
import { Entry } from "@/pages/entry/Entry.tsx";
import { EntryForm } from "@/pages/entry/EntryForm.tsx";
import { PersonFields } from "@/pages/entry/PersonFields.tsx";
import { about, general, useSending } from "@/pages/entry/useSending.ts";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";

const FIELDS = ["email", "name", "password", "workspace"];

/** The first account; its link carries the token behind `#`, which no log sees. */
export default function SetupPage() {
  const { t } = useWords();
  const [token] = useState(() => location.hash.slice(1));
  const arrive = useArrive();
  const { send, busy, problems } = useSending();
  if (!token) {
    return (
      <Entry
        title={t("Set up Percorso")}
        about={t("Open the whole link that the server printed, with what follows the # sign.")}
      />
    );
  }
  return (
    <Entry
      title={t("Set up Percorso")}
      about={t("You make the first account. It looks after the workspace and invites the others.")}
    >
      <EntryForm
        action={t("Create account")}
        busy={busy}
        wrong={general(problems, FIELDS)}
        onSend={({ workspace, ...person }) =>
          void send(async () => {
            await api.post("/setup", { token, ...person, workspace: workspace || null });
            await arrive();
          })
        }
      >
        <PersonFields problems={problems} />
        <TextField
          label={t("Name of the workspace")}
          name="workspace"
          placeholder={t("Your company")}
          error={about(problems, "workspace")}
        />
      </EntryForm>
    </Entry>
  );
}
