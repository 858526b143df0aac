import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { may } from "@/api/me.ts";
import type { Member, Role } from "@/api/types.ts";
import { useWorkspace } from "@/app/session.tsx";
import { Avatar } from "@/widgets/Avatar.tsx";
import { Button } from "@/widgets/Button.tsx";
import { ConfirmDialog } from "@/widgets/Dialog.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { Select } from "@/widgets/Select.tsx";
import { type Column, Table } from "@/widgets/Table.tsx";
import { useWords } from "@/words/index.ts";
import { Invitations } from "./Invitations.tsx";
import { Invite } from "./Invite.tsx";
import { roleName, roleOptions } from "./roles.ts";
import { Section } from "./Section.tsx";
import styles from "./Settings.module.css";
import { useSent } from "./useSent.ts";

function RoleCell({ member, admin }: { member: Member; admin: boolean }) {
  const words = useWords();
  const { id } = useWorkspace();
  const change = useSent(keys.members(id), (role: Role) =>
    api.patch("/workspaces/{workspace}/members/{user}", {
      path: { workspace: id, user: member.id },
      body: { role },
    }),
  );
  if (!admin || member.me) return <>{roleName(member.role, words)}</>;
  return (
    <Select
      hideLabel
      label={words.t("Role of {name}", { name: member.name })}
      options={roleOptions(words)}
      value={member.role}
      onChange={(role) => change.mutate(role)}
    />
  );
}

function Remove({ member }: { member: Member }) {
  const { t } = useWords();
  const { id } = useWorkspace();
  const [asking, ask] = useState(false);
  const remove = useSent(keys.members(id), () =>
    api.delete("/workspaces/{workspace}/members/{user}", {
      path: { workspace: id, user: member.id },
    }),
  );
  return (
    <>
      <Button
        look="quiet"
        onPress={() => ask(true)}
        aria-label={t("Remove {name}", { name: member.name })}
      >
        {t("Remove")}
      </Button>
      <ConfirmDialog
        title={t("Remove {name}", { name: member.name })}
        open={asking}
        verb={t("Remove")}
        danger
        onConfirm={() => remove.mutate(undefined)}
        onClose={() => ask(false)}
      >
        {t("What they drew and wrote stays; they can no longer open this workspace.")}
      </ConfirmDialog>
    </>
  );
}

function columns(words: ReturnType<typeof useWords>, admin: boolean): Column<Member>[] {
  const { t, date } = words;
  return [
    {
      id: "name",
      head: t("Name"),
      cell: (one) => (
        <span className="row">
          <Avatar name={one.name} initials={one.initials} />
          <span className={styles.who}>
            <span>
              {one.name} {one.me && <span className="muted">{t("(you)")}</span>}
            </span>
            <span className="s muted">{one.email ?? "–"}</span>
          </span>
        </span>
      ),
    },
    { id: "role", head: t("Role"), cell: (one) => <RoleCell member={one} admin={admin} /> },
    {
      id: "since",
      head: t("Member since"),
      cell: (one) => <span className="nowrap">{date(one.joined_at)}</span>,
    },
    ...(admin
      ? [{ id: "act", head: "", cell: (one: Member) => (one.me ? null : <Remove member={one} />) }]
      : []),
  ];
}

/** Who is in the workspace, with which role; who is invited. */
export function Members() {
  const words = useWords();
  const { t } = words;
  const { id, role } = useWorkspace();
  const admin = may(role, "admin");
  const { data, error, refetch } = useQuery({
    queryKey: keys.members(id),
    queryFn: () => api.get("/workspaces/{workspace}/members", { path: { workspace: id } }),
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      {admin && (
        <Section title={t("Invite somebody")}>
          <Invite workspace={id} />
          <Invitations workspace={id} />
        </Section>
      )}
      <Section title={t("Members")}>
        <Table
          label={t("Members")}
          columns={columns(words, admin)}
          rows={data}
          keyOf={(one) => one.id}
        />
      </Section>
    </>
  );
}
