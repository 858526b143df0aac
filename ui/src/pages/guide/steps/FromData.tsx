import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Database } from "lucide-react";
import { useState } from "react";
import { api } from "@/api/client.ts";
import { BringEvents } from "@/parts/BringEvents.tsx";
import type { Doc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import { drafted } from "../model/changes.ts";
import { type SeenChannel, unseen } from "../model/seen.ts";
import styles from "./FromData.module.css";
import { useCatalogue } from "./Grid.tsx";

/** Looks for touchpoints in the events of the workspace and takes them onto the map. */
export function FromData({ doc }: { doc: Doc }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        aria-expanded={open}
        icon={<Database size={16} strokeWidth={1.5} aria-hidden />}
        onPress={() => setOpen(!open)}
      >
        {t("Look for them in my data")}
      </Button>
      {open && <Found doc={doc} close={() => setOpen(false)} />}
    </>
  );
}

function Found({ doc, close }: { doc: Doc; close: () => void }) {
  const { t } = useWords();
  const { workspace = "" } = useParams({ strict: false });
  const catalogue = useCatalogue();
  const { data, error, refetch } = useQuery({
    queryKey: ["w", workspace, "seen"],
    queryFn: () => api.get("/workspaces/{workspace}/seen", { path: { workspace } }),
  });
  const found = data && catalogue ? unseen(doc.document, data.channels, catalogue) : [];
  return (
    <section className={styles.found} aria-label={t("Seen in your data")}>
      {error && <ErrorState error={error} retry={refetch} />}
      {!error && !data && <Loading />}
      {data?.state === "none" && (
        <p className="muted">
          {t("There are no events in this workspace yet.")} <BringEvents />
        </p>
      )}
      {data?.state === "ready" && found.length === 0 && (
        <p className="muted">{t("Every channel of your events is on the map.")}</p>
      )}
      {found.length > 0 && <Table doc={doc} found={found} close={close} />}
    </section>
  );
}

interface TableProps {
  doc: Doc;
  found: readonly SeenChannel[];
  close: () => void;
}

function Table({ doc, found, close }: TableProps) {
  const { t, number } = useWords();
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const [placed, place] = useState<Record<string, string>>({});
  const kept = found.filter((one) => !left.has(one.channel));
  const take = () => {
    doc.apply(
      drafted(
        doc.document,
        kept.map((one) => ({ ...one, stage: placed[one.channel] ?? one.stage })),
      ),
    );
    close();
  };
  const toggle = (channel: string) =>
    leave((old) =>
      old.has(channel)
        ? new Set([...old].filter((one) => one !== channel))
        : new Set([...old, channel]),
    );
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("Channel of your events")}</th>
            <th scope="col" className="num">
              {t("Events")}
            </th>
            <th scope="col">{t("Stage")}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <tr key={one.channel}>
              <td>
                <label className={styles.tick}>
                  <input
                    type="checkbox"
                    checked={!left.has(one.channel)}
                    onChange={() => toggle(one.channel)}
                  />
                  {one.name}
                </label>
              </td>
              <td className="num">{number(one.events)}</td>
              <td>
                <select
                  aria-label={t("Stage of {what}", { what: one.name })}
                  value={placed[one.channel] ?? one.stage}
                  onChange={(event) =>
                    place((old) => ({ ...old, [one.channel]: event.target.value }))
                  }
                >
                  {doc.document.stages.map((stage) => (
                    <option key={stage.id} value={stage.id}>
                      {doc.say(stage.name)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.buttons}>
        <Button look="primary" isDisabled={kept.length === 0} onPress={take}>
          {t("{n, plural, one {Add # touchpoint} other {Add # touchpoints}}", { n: kept.length })}
        </Button>
        <Button look="quiet" onPress={close}>
          {t("Cancel")}
        </Button>
      </div>
    </>
  );
}
