import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { address, api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { HistoryEntry } from "@/api/types.ts";
import { useJourney } from "@/operations/store.ts";
import { useDoc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { ConfirmDialog } from "@/widgets/Dialog.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { Picture } from "@/widgets/Picture.tsx";
import { useWords } from "@/words/index.ts";
import { compared } from "./compared.ts";
import { Differences } from "./Differences.tsx";
import styles from "./History.module.css";

interface VersionPanelProps {
  version: number;
  entry: HistoryEntry | undefined;
}

/** A version: the map as it was, what has changed since, and the way back to it. */
export function VersionPanel({ version, entry }: VersionPanelProps) {
  const { t, lang, date, time } = useWords();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const { document } = useJourney();
  const path = { workspace, journey };
  const { data, error, refetch } = useQuery({
    queryKey: keys.of(workspace, journey, "version", version),
    queryFn: () =>
      api.get("/workspaces/{workspace}/journeys/{journey}/versions/{version}", {
        path: { ...path, version },
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const when = entry ? `${date(entry.at)}, ${time(entry.at)}` : "";
  const title = when
    ? t("The map after the change of {when}", { when })
    : t("Version {n}", { n: version });
  if (error) return <ErrorState error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <section aria-labelledby="version" className={styles.version}>
      <header className={styles.versionHead}>
        <h2 id="version" className="grow">
          {title}
        </h2>
        <Restore version={version} />
      </header>
      {entry && <p className="muted">{entry.sentence}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <div className={styles.picture} tabIndex={0}>
        <Picture
          src={address("/workspaces/{workspace}/journeys/{journey}/picture", {
            path,
            query: { version, form: "map", theme: theme(), lang },
          })}
          alt={title}
        />
      </div>
      <Differences found={compared(data.document, document)} />
    </section>
  );
}

/** The theme in which pictures are asked for: the one that is shown. */
function theme(): "light" | "dark" {
  const asked = document.documentElement.dataset.theme;
  if (asked === "dark" || asked === "light") return asked;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Brings a version back, after asking; nothing is lost, it is one more change. */
function Restore({ version }: { version: number }) {
  const { t } = useWords();
  const doc = useDoc();
  const { version: newest } = useJourney();
  const [asking, ask] = useState(false);
  const { mutate, isPending, error } = useRestore(version);
  if (!doc.editable) return null;
  return (
    <>
      {error && <span className="loss">{error.message}</span>}
      <Button
        icon={<RotateCcw size={16} strokeWidth={1.5} aria-hidden />}
        isDisabled={isPending || version === newest}
        onPress={() => ask(true)}
      >
        {t("Restore this version")}
      </Button>
      <ConfirmDialog
        title={t("Restore this version?")}
        open={asking}
        verb={t("Restore")}
        onConfirm={() => mutate()}
        onClose={() => ask(false)}
      >
        <p>
          {t(
            "The journey becomes what it was then, for everybody. It is one more change: later ones stay in the history and can be restored too.",
          )}
        </p>
      </ConfirmDialog>
    </>
  );
}

function useRestore(version: number) {
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () =>
      api.post("/workspaces/{workspace}/journeys/{journey}/restore", {
        path: { workspace, journey },
        body: { version },
      }),
    onSuccess: ({ version: made }) =>
      void navigate({ to: ".", search: { version: String(made) }, replace: true }),
  });
}
