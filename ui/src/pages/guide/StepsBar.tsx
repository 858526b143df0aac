import { Link, useParams } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { useWords } from "@/words/index.ts";
import styles from "./Guide.module.css";
import type { Step, StepState } from "./model/steps.ts";
import { useProduced, useStepNames } from "./words.ts";

interface StepsBarProps {
  steps: readonly StepState[];
  now: Step;
}

/** The six steps: which one is open, which are done, and what each has put on the map. */
export function StepsBar({ steps, now }: StepsBarProps) {
  const { t } = useWords();
  const { workspace = "", journey = "" } = useParams({ strict: false });
  const names = useStepNames();
  const produced = useProduced();
  return (
    <nav className={styles.bar} aria-label={t("Six steps")}>
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          <li
            key={step.id}
            className={step.id === now ? styles.now : step.done ? styles.done : styles.todo}
          >
            <Link
              to="/w/$workspace/j/$journey/guide/$step"
              params={{ workspace, journey, step: step.id }}
              aria-current={step.id === now ? "step" : undefined}
            >
              <span className={styles.no} aria-hidden="true">
                {step.done && step.id !== now ? <Check size={16} strokeWidth={1.5} /> : place + 1}
              </span>
              <span className={styles.what}>
                <span className={styles.name}>{names[step.id]}</span>
                <span className="s muted">
                  {step.skipped && !step.done ? t("skipped") : produced(step)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
