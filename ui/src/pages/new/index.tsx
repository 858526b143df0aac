import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { may } from "@/api/me.ts";
import { Page } from "@/app/Page.tsx";
import { useWorkspace } from "@/app/session.tsx";
import { EmptyState } from "@/widgets/EmptyState.tsx";
import { useWords } from "@/words/index.ts";
import { Begin } from "./Begin.tsx";
import { Details } from "./Details.tsx";
import styles from "./New.module.css";
import { WAYS, type Way } from "./types.ts";
import { WayPanel } from "./WayPanel.tsx";
import { Ways } from "./Ways.tsx";
import type { Beginning } from "./ways.ts";

/** A new journey: how to begin, what to call it. */
export default function NewPage() {
  const { t } = useWords();
  const { role } = useWorkspace();
  return (
    <Page title={t("New journey")} narrow={!may(role, "editor")}>
      {may(role, "editor") ? (
        <Form />
      ) : (
        <EmptyState title={t("Your role lets you look")}>
          {t("Ask an admin for the role that may edit.")}
        </EmptyState>
      )}
    </Page>
  );
}

function Form() {
  const { lang } = useWords();
  const { way, of, choose } = useChosen();
  const [details, setDetails] = useState<Omit<Beginning, "way" | "of">>({
    title: "",
    kind: "current",
    lang,
    file: null,
  });
  const chosen: Beginning = { ...details, way, of };
  const change = (more: Partial<Beginning>) => setDetails((old) => ({ ...old, ...more }));
  return (
    <div className={styles.form}>
      <Ways way={way} choose={(one) => choose(one, "")} />
      <div className={styles.panel}>
        <WayPanel chosen={chosen} choose={(one) => choose(way, one)} change={change} />
        <Details chosen={chosen} change={change} />
        <Begin chosen={chosen} />
      </div>
    </div>
  );
}

/** What was chosen stands in the address: a link can point at a template. */
function useChosen() {
  const { from, of = "" } = useSearch({ strict: false }) as { from?: string; of?: string };
  const { workspace = "" } = useParams({ strict: false });
  const navigate = useNavigate();
  const way: Way = WAYS.find((one) => one === from) ?? "template";
  const choose = (next: Way, which: string) => {
    const search: Record<string, string> = which ? { from: next, of: which } : { from: next };
    void navigate({ to: "/w/$workspace/new", params: { workspace }, search, replace: true });
  };
  return { way, of, choose };
}
