import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Role } from "@/api/types.ts";
import { useWorkspace } from "@/app/session.tsx";
import { Button } from "@/widgets/Button.tsx";
import { NumberField } from "@/widgets/NumberField.tsx";
import { Select } from "@/widgets/Select.tsx";
import { Table } from "@/widgets/Table.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { useWords } from "@/words/index.ts";
import { CopyLink } from "./CopyLink.tsx";
import { roleName, roleOptions } from "./roles.ts";
import { Section } from "./Section.tsx";
import styles from "./Settings.module.css";
import { useSent } from "./useSent.ts";

function NewToken({ workspace }: { workspace: string }) {
  const words = useWords();
  const { t } = words;
  const [asked, setAsked] = useState({ name: "", role: "viewer" as Role, days: 90 });
  const make = useSent(keys.tokens(workspace), (body: typeof asked) =>
    api.post("/workspaces/{workspace}/tokens", { path: { workspace }, body }),
  );
  return (
    <>
      <Form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(asked);
        }}
      >
        <TextField
          label={t("What it is for")}
          value={asked.name}
          onChange={(name) => setAsked({ ...asked, name })}
          isRequired
        />
        <Select
          label={t("Role")}
          options={roleOptions(words)}
          value={asked.role}
          onChange={(role) => setAsked({ ...asked, role })}
        />
        <NumberField
          label={t("Days it works")}
          minValue={1}
          maxValue={365}
          value={asked.days}
          onChange={(days) => setAsked({ ...asked, days })}
        />
        <Button type="submit" look="primary" isDisabled={!asked.name || make.isPending}>
          {t("Make a token")}
        </Button>
      </Form>
      {make.data && (
        <CopyLink text={make.data.token} about={t("Keep it now: it is shown only this once.")} />
      )}
    </>
  );
}

/** Keys for programs that read or write for somebody. */
export function Tokens() {
  const words = useWords();
  const { t, date, moment } = words;
  const { id } = useWorkspace();
  const { data = [] } = useQuery({
    queryKey: keys.tokens(id),
    queryFn: () => api.get("/workspaces/{workspace}/tokens", { path: { workspace: id } }),
  });
  const withdraw = useSent(keys.tokens(id), (token: string) =>
    api.delete("/workspaces/{workspace}/tokens/{token}", { path: { workspace: id, token } }),
  );
  return (
    <Section
      title={t("API tokens")}
      about={t("A token lets a program act with a role of its own.")}
    >
      <NewToken workspace={id} />
      {data.length > 0 && (
        <Table
          label={t("API tokens")}
          rows={data}
          keyOf={(one) => one.id}
          columns={[
            { id: "name", head: t("What it is for"), cell: (one) => one.name },
            { id: "role", head: t("Role"), cell: (one) => roleName(one.role, words) },
            { id: "until", head: t("Works until"), cell: (one) => date(one.expires_at) },
            { id: "used", head: t("Last used"), cell: (one) => moment(one.last_used_at) },
            {
              id: "act",
              head: "",
              cell: (one) => (
                <Button
                  look="quiet"
                  aria-label={t("Withdraw the token {name}", { name: one.name })}
                  onPress={() => withdraw.mutate(one.id)}
                >
                  {t("Withdraw")}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
