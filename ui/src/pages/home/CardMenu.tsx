import { useNavigate, useParams } from "@tanstack/react-router";
import { Archive, Copy, History, Telescope } from "lucide-react";
import { may } from "@/api/me.ts";
import type { HomeJourney } from "@/api/types.ts";
import { useWorkspace } from "@/app/session.tsx";
import { type Act, Actions } from "@/parts/Actions.tsx";
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
  const acts: (Act | false)[] = [
    {
      ...{ id: "history", label: t("History"), icon: <History {...ICON} /> },
      run: () =>
        void navigate({
          to: "/w/$workspace/j/$journey/history",
          params: { workspace, journey: journey.id },
        }),
    },
    may(role, "editor") && {
      ...{ id: "copy", label: t("Make a copy"), icon: <Copy {...ICON} /> },
      run: () => void start({ from: "copy", of: journey.id }),
    },
    may(role, "editor") &&
      journey.kind !== "future" && {
        ...{ id: "future", label: t("Draw its future state"), icon: <Telescope {...ICON} /> },
        run: () => void start({ from: "future", of: journey.id }),
      },
    may(role, "admin") && {
      ...{ id: "archive", label: t("Archive"), icon: <Archive {...ICON} /> },
      run: () => archiving.mutate({ id: journey.id, away: true }),
    },
  ];
  return (
    <Actions
      label={t("Actions for {title}", { title: journey.title })}
      acts={acts.filter((one): one is Act => one !== false)}
    />
  );
}

const ICON = { size: 16, strokeWidth: 1.5, "aria-hidden": true } as const;
