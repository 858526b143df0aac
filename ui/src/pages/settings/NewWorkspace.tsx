import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Form } from "react-aria-components";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { Button } from "@/widgets/Button.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";
import { Section } from "./Section.tsx";
import styles from "./Settings.module.css";
import { useSent } from "./useSent.ts";

/** Another workspace, with journeys and people of its own; one goes there at once. */
export function NewWorkspace() {
  const { t } = useWords();
  const go = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const make = useSent(keys.me, async (asked: { name: string }) => {
    const made = await api.post("/workspaces", { body: asked });
    await client.refetchQueries({ queryKey: keys.me });
    await go({ to: "/w/$workspace", params: { workspace: made.id } });
  });
  return (
    <Section
      title={t("New workspace")}
      about={t("It has journeys, data and members of its own; you are its administrator.")}
    >
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({ name });
        }}
      >
        <TextField label={t("Name")} value={name} onChange={setName} isRequired />
        <Button type="submit" look="primary" isDisabled={!name.trim() || make.isPending}>
          {t("Make the workspace")}
        </Button>
      </Form>
    </Section>
  );
}
