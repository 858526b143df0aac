import { useNavigate, useParams } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useDoc } from "@/parts/useDoc.ts";
import { Button } from "@/widgets/Button.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./GuideNav.module.css";
import { STEPS, type Step, type StepState } from "./model/steps.ts";
import type { useGuide } from "./useGuide.ts";
import { useProduced, useStepNames } from "./words.ts";

interface GuideNavProps {
  step: Step;
  steps: readonly StepState[];
  skipped: readonly Step[];
  note: ReturnType<typeof useGuide>["note"];
}

/** Back, how far, on; a step without an answer can be skipped. */
export function GuideNav({ step, steps, skipped, note }: GuideNavProps) {
  const { t } = useWords();
  const doc = useDoc();
  const names = useStepNames();
  const go = useGo();
  const place = STEPS.indexOf(step);
  const [before, after] = [STEPS[place - 1], STEPS[place + 1]];
  const skip = async () => {
    if (doc.editable) await note({ skipped: [...new Set([...skipped, step])] });
    if (after) go(after);
  };
  const done = steps[place]?.done;
  return (
    <nav className={styles.nav} aria-label={t("Guide")}>
      {before ? (
        <Button
          icon={<ArrowLeft size={16} strokeWidth={1.5} aria-hidden />}
          onPress={() => go(before)}
        >
          {names[before]}
        </Button>
      ) : (
        <span />
      )}
      <Far steps={steps} step={step} />
      <span className={styles.next}>
        {after && !done && (
          <Button look="quiet" onPress={skip}>
            {t("Skip for now")}
          </Button>
        )}
        {after && (
          <Button look="primary" onPress={() => go(after)}>
            {t("Next: {step}", { step: names[after] })}
          </Button>
        )}
      </span>
    </nav>
  );
}

function Far({ steps, step }: { steps: readonly StepState[]; step: Step }) {
  const { t } = useWords();
  const produced = useProduced();
  const done = steps.filter((one) => one.done).length;
  const here = steps.find((one) => one.id === step);
  return (
    <span className={styles.said}>
      <progress
        className={styles.meter}
        value={done}
        max={steps.length}
        aria-label={t("{n} of {all} steps done", { n: done, all: steps.length })}
      />
      <span className="clip">{here && produced(here)}</span>
    </span>
  );
}

function useGo() {
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const navigate = useNavigate();
  return (step: Step) =>
    void navigate({
      to: "/w/$workspace/j/$journey/guide/$step",
      params: { workspace, journey, step },
    });
}
