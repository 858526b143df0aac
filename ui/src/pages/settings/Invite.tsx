import { useState } from "react";
import { Form } from "react-aria-components";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Role } from "@/api/types.ts";
import { Button } from "@/widgets/Button.tsx";
import { Select } from "@/widgets/Select.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";
import { CopyLink } from "./CopyLink.tsx";
import { roleOptions } from "./roles.ts";
import styles from "./Settings.module.css";
import { useSent } from "./useSent.ts";

/** Invites somebody by a link that one sends oneself. */
export function Invite({ workspace }: { workspace: string }) {
  const words = useWords();
  const { t } = words;
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const invite = useSent(keys.invitations(workspace), (asked: { email: string; role: Role }) =>
    api.post("/workspaces/{workspace}/invitations", { path: { workspace }, body: asked }),
  );
  return (
    <>
      <Form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate({ email, role }, { onSuccess: () => setEmail("") });
        }}
      >
        <TextField label={t("E-mail")} type="email" value={email} onChange={setEmail} isRequired />
        <Select label={t("Role")} options={roleOptions(words)} value={role} onChange={setRole} />
        <Button type="submit" look="primary" isDisabled={!email || invite.isPending}>
          {t("Make an invitation link")}
        </Button>
      </Form>
      {invite.data && (
        <CopyLink
          text={new URL(invite.data.link, location.origin).href}
          about={t("Send this link to {email}: it works once.", { email: invite.data.email })}
        />
      )}
    </>
  );
}
