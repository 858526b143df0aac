import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { CalendarPlus, Printer } from "lucide-react";
import { useState } from "react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import { Page } from "@/app/Page.tsx";
import { useJourney } from "@/operations/store.ts";
import { ActionLabel } from "@/parts/ActionLabel.tsx";
import { useDoc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import { AgendaView } from "./AgendaView.tsx";
import styles from "./CheckIns.module.css";
import { Coming, Held } from "./Meetings.tsx";
import { Record } from "./Record.tsx";
import { parted } from "./record.ts";

/** Check-ins: what changed since the last one, what was decided, when the next is. */
export default function CheckInsPage() {
  const { t } = useWords();
  const doc = useDoc();
  const { data, error, refetch } = useAgenda();
  const [recording, record] = useState(false);
  const { coming, held } = parted(doc.document.checkins ?? []);
  const print = <Printer size={16} strokeWidth={1.5} aria-hidden />;
  return (
    <Page
      title={t("Check-ins")}
      crumb={doc.say(doc.document.title)}
      actions={
        <>
          <Button icon={print} onPress={() => window.print()}>
            <ActionLabel>{t("Print")}</ActionLabel>
          </Button>
          {doc.editable && (
            <Button
              look="primary"
              icon={<CalendarPlus size={16} strokeWidth={1.5} aria-hidden />}
              isDisabled={recording || !data}
              onPress={() => record(true)}
            >
              <ActionLabel>{t("Record a check-in")}</ActionLabel>
            </Button>
          )}
        </>
      }
    >
      <div className={styles.page}>
        {error && !data ? <ErrorState error={error} retry={refetch} /> : null}
        {!error && !data ? <Loading /> : null}
        {recording && data && <Record doc={doc} agenda={data} close={() => record(false)} />}
        {data && !recording && <AgendaView agenda={data} />}
        <Coming doc={doc} meetings={coming} />
        {held.length ? (
          <Held doc={doc} meetings={held} />
        ) : (
          <EmptyState title={t("No check-in was held yet")}>
            {t(
              "A check-in is a dated meeting: its agenda is what changed, its result is what you decide.",
            )}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

function useAgenda() {
  const { lang } = useWords();
  const { version } = useJourney();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  return useQuery({
    queryKey: keys.of(workspace, journey, "agenda", lang, version),
    queryFn: ({ signal }) =>
      api.get("/workspaces/{workspace}/journeys/{journey}/agenda", {
        path: { workspace, journey },
        query: { lang },
        signal,
      }),
    placeholderData: (last) => last,
  });
}
