import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import type { GuideState } from "@/api/types.ts";
import { Page } from "@/app/Page.tsx";
import { useDoc } from "@/parts/useDoc.ts";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { LinkButton } from "@/widgets/LinkButton.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./Guide.module.css";
import { GuideNav } from "./GuideNav.tsx";
import { STEPS, type Step } from "./model/steps.ts";
import { FromTheTemplate } from "./parts/FromTheTemplate.tsx";
import { StepsBar } from "./StepsBar.tsx";
import { Proposals } from "./steps/Proposals.tsx";
import { StepBody } from "./steps/StepBody.tsx";
import { useGuide } from "./useGuide.ts";

/** From nothing to a map that is put to work, in six steps; one comes back to where one was. */
export default function GuidePage() {
  const { t } = useWords();
  const { data, error, refetch, note } = useGuide();
  const { step } = useParams({ strict: false });
  const asked = STEPS.find((one) => one === step);
  if (data && asked) return <Guide step={asked} state={data} note={note} />;
  return (
    <Page title={t("Guide")}>
      {error ? <ErrorState error={error} retry={refetch} /> : <Loading />}
      {data && <Resume step={data.step} />}
    </Page>
  );
}

/** Goes to the step where the reader was. */
function Resume({ step }: { step: Step }) {
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const navigate = useNavigate();
  useEffect(() => {
    const params = { workspace, journey, step };
    void navigate({ to: "/w/$workspace/j/$journey/guide/$step", params, replace: true });
  }, [workspace, journey, step, navigate]);
  return null;
}

interface GuideProps {
  step: Step;
  state: GuideState;
  note: ReturnType<typeof useGuide>["note"];
}

function Guide({ step, state, note }: GuideProps) {
  const { t } = useWords();
  const doc = useDoc();
  const { steps } = state;
  const { workspace = "", journey = "" } = useParams({ strict: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: noted once a step
  useEffect(() => {
    if (doc.editable && (state.step !== step || !state.started)) void note({ step });
  }, [step]);
  return (
    <Page
      title={t("Guide")}
      crumb={doc.say(doc.document.title)}
      actions={
        <LinkButton to="/w/$workspace/j/$journey" params={{ workspace, journey }}>
          {t("Save and leave")}
        </LinkButton>
      }
      bar={<StepsBar steps={steps} now={step} />}
      drawer={step === "touchpoints" ? <Proposals /> : undefined}
      bleed
    >
      <div className={styles.guide}>
        <div className={styles.body}>
          <FromTheTemplate step={steps.find((one) => one.id === step)} />
          <StepBody step={step} />
        </div>
        <GuideNav step={step} steps={steps} skipped={state.skipped} note={note} />
      </div>
    </Page>
  );
}
