import { useNavigate, useParams } from "@tanstack/react-router";
import { Archive, Copy, History, Telescope } from "lucide-react";
import { may } from "@/api/me.ts";
import type { HomeJourney } from "@/api/types.ts";
import { useWorkspace } from "@/app/session.tsx";
import { Actions } from "@/widgets/Actions.tsx";
import type { MenuEntry } from "@/widgets/Menu.tsx";
import { useWords } from "@/words/index.ts";
import { useArchiving } from "./archiving.ts";

/** What can be done with a journey from its card. */
export function CardMenu({ journey }: { journey: HomeJourney }) {
  const { t } = useWords();
  const { role } = useWorkspace();
  const { workspace = "" } = useParams({ strict: false });
  const navigate = useNavigate();
  const archiving = useArchiving();
  const start = (search: Record<string, string>) =>
    navigate({ to: "/w/$workspace/new", params: { workspace }, search });
  const acts: (MenuEntry | false)[] = [
    {
      ...{ id: "history", label: t("History"), icon: History },
      onAction: () =>
        void navigate({
          to: "/w/$workspace/j/$journey/history",
          params: { workspace, journey: journey.id },
        }),
    },
    may(role, "editor") && {
      ...{ id: "copy", label: t("Make a copy"), icon: Copy },
      onAction: () => void start({ from: "copy", of: journey.id }),
    },
    may(role, "editor") &&
      journey.kind !== "future" && {
        ...{ id: "future", label: t("Draw its future state"), icon: Telescope },
        onAction: () => void start({ from: "future", of: journey.id }),
      },
    may(role, "admin") && {
      ...{ id: "archive", label: t("Archive"), icon: Archive },
      onAction: () => archiving.mutate({ id: journey.id, away: true }),
    },
  ];
  return <Actions label={t("Actions for {title}", { title: journey.title })} acts={acts} />;
}
