import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { may } from "@/api/me.ts";
import type { Workspace, WorkspaceChange } from "@/api/types.ts";
import { useWorkspace } from "@/app/session.tsx";
import { Button } from "@/widgets/Button.tsx";
import { Checkbox } from "@/widgets/Checkbox.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { TextField } from "@/widgets/TextField.tsx";
import { toast } from "@/widgets/toasts.ts";
import { useWords } from "@/words/index.ts";
import { LANG_NAMES, LANGS, type Lang } from "@/words/lang.ts";
import { ChannelsField, RowsField } from "./Lists.tsx";
import { Section } from "./Section.tsx";
import styles from "./Settings.module.css";
import { useSent } from "./useSent.ts";

function Fields({
  shown,
  workspace,
  admin,
}: {
  shown: Workspace;
  workspace: string;
  admin: boolean;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState(shown.name);
  const [languages, setLanguages] = useState(shown.languages);
  const [lanes, setLanes] = useState<readonly string[]>(shown.lanes);
  const [channels, setChannels] = useState<readonly string[]>(shown.channels);
  const save = useSent(keys.workspace(workspace), (body: WorkspaceChange) =>
    api.patch("/workspaces/{workspace}", { path: { workspace }, body }),
  );
  const change = { name, languages, lanes: [...lanes], channels: [...channels] };
  const done = () => {
    void client.invalidateQueries({ queryKey: keys.me });
    toast({ text: t("Saved") });
  };
  const turn = (lang: Lang, on: boolean) =>
    setLanguages(on ? [...languages, lang] : languages.filter((one) => one !== lang));
  return (
    <Form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(change, { onSuccess: done });
      }}
    >
      <TextField label={t("Name")} value={name} onChange={setName} isRequired isDisabled={!admin} />
      <fieldset>
        <legend className="s muted">{t("Languages of the journeys")}</legend>
        {LANGS.map((lang) => (
          <Checkbox
            key={lang}
            isSelected={languages.includes(lang)}
            onChange={(on) => turn(lang, on)}
            isDisabled={!admin || (languages.length === 1 && languages.includes(lang))}
          >
            {LANG_NAMES[lang]}
          </Checkbox>
        ))}
      </fieldset>
      <RowsField lanes={lanes} onChange={setLanes} canEdit={admin} />
      <ChannelsField channels={channels} onChange={setChannels} canEdit={admin} />
      {admin && (
        <Button type="submit" look="primary" isDisabled={save.isPending}>
          {t("Save")}
        </Button>
      )}
    </Form>
  );
}

/** Name, languages, rows and channels of the workspace. */
export function WorkspaceForm() {
  const { t } = useWords();
  const { id, role } = useWorkspace();
  const { data, error, refetch } = useQuery({
    queryKey: keys.settings(id),
    queryFn: () => api.get("/workspaces/{workspace}", { path: { workspace: id } }),
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading />;
  return (
    <Section title={t("Workspace")}>
      <Fields key={id} shown={data} workspace={id} admin={may(role, "admin")} />
    </Section>
  );
}
