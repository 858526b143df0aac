import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { Button } from "@/widgets/Button.tsx";
import { Table } from "@/widgets/Table.tsx";
import { useWords } from "@/words/index.ts";
import { roleName } from "./roles.ts";
import { useSent } from "./useSent.ts";

/** The invitations that nobody has used yet. */
export function Invitations({ workspace }: { workspace: string }) {
  const words = useWords();
  const { t, date } = words;
  const { data = [] } = useQuery({
    queryKey: keys.invitations(workspace),
    queryFn: () => api.get("/workspaces/{workspace}/invitations", { path: { workspace } }),
  });
  const withdraw = useSent(keys.invitations(workspace), (invitation: string) =>
    api.delete("/workspaces/{workspace}/invitations/{invitation}", {
      path: { workspace, invitation },
    }),
  );
  if (data.length === 0) return null;
  return (
    <Table
      label={t("Open invitations")}
      rows={data}
      keyOf={(one) => one.id}
      columns={[
        { id: "email", head: t("Open invitations"), cell: (one) => one.email },
        { id: "role", head: t("Role"), cell: (one) => roleName(one.role, words) },
        { id: "until", head: t("Works until"), cell: (one) => date(one.expires_at) },
        {
          id: "act",
          head: "",
          cell: (one) => (
            <Button
              look="quiet"
              aria-label={t("Withdraw the invitation of {email}", { email: one.email })}
              onPress={() => withdraw.mutate(one.id)}
            >
              {t("Withdraw")}
            </Button>
          ),
        },
      ]}
    />
  );
}
