import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Template } from "@/api/types.ts";
import { stageColour } from "@/pages/home/miniMap.ts";
import { StageNames } from "@/parts/StageNames.tsx";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import styles from "./New.module.css";

/** A template is at least so wide inside. */
const NARROWEST = 250;

interface TemplateWayProps {
  of: string;
  choose: (name: string) => void;
}

/** The templates, each with its stages and what it holds. */
export function TemplateWay({ of, choose }: TemplateWayProps) {
  const { t, lang } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: keys.templates(lang),
    queryFn: () => api.get("/templates", { query: { lang } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const first = data?.[0]?.name;
  useEffect(() => {
    if (!of && first) choose(first);
  }, [of, first, choose]);
  if (error) return <ErrorState error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <RadioGroup
      aria-label={t("Template")}
      value={of || null}
      onChange={choose}
      className={styles.templates ?? ""}
    >
      {data.map((one) => (
        <Radio key={one.name} value={one.name} className={styles.template ?? ""}>
          <b>{one.title}</b>
          <Stages template={one} />
          <span className="s muted">{t("For {audience}", { audience: one.audience })}</span>
          <Holds counts={one.counts} />
        </Radio>
      ))}
    </RadioGroup>
  );
}

function Stages({ template }: { template: Template }) {
  return (
    <>
      <span className={styles.stages} aria-hidden="true">
        {template.stages.map((stage, place) => (
          <i key={stage.id} style={{ background: stageColour(place) }} />
        ))}
      </span>
      <StageNames names={template.stages.map((one) => one.name)} room={NARROWEST} />
    </>
  );
}

function Holds({ counts }: { counts: Template["counts"] }) {
  const { t } = useWords();
  const said = [
    t("{n, plural, one {# touchpoint} other {# touchpoints}}", { n: counts.touchpoints ?? 0 }),
    t("{n, plural, one {# KPI} other {# KPIs}}", { n: counts.kpis ?? 0 }),
    t("{n, plural, one {# question} other {# questions}}", { n: counts.questions ?? 0 }),
    t("{n, plural, one {# tactic} other {# tactics}}", { n: counts.tactics ?? 0 }),
  ];
  return <span className="s muted">{said.join(" · ")}</span>;
}
