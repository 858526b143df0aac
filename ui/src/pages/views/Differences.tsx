import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { api } from "@/api/client.ts";
import { keys } from "@/api/keys.ts";
import type { Unlike } from "@/api/types.ts";
import { textOf } from "@/journey/text.ts";
import { useJourney } from "@/operations/store.ts";
import { ErrorState } from "@/widgets/ErrorState.tsx";
import { Icon } from "@/widgets/Icon.tsx";
import { Loading } from "@/widgets/Loading.tsx";
import { useWords } from "@/words/index.ts";
import { type Chapter, chaptersOf, type Part } from "./chapters.ts";
import styles from "./views.module.css";

type Kind = Unlike["kind"];
const MARKS: Record<Kind, string> = { added: "+", removed: "−", changed: "~", moved: "↔" };
/** Up to so many differences are all in sight at once. */
const FEW = 24;

/** What differs between two journeys, in words, by what it is about. */
export function Differences({ beside }: { beside: string }) {
  const { t, lang } = useWords();
  const { id, workspace, version, document, language } = useJourney();
  const { data, error, isPending } = useQuery({
    queryKey: keys.of(workspace, id, "differences", beside, version, lang),
    queryFn: () =>
      api.get("/workspaces/{workspace}/journeys/{journey}/differences", {
        path: { workspace, journey: id },
        query: { beside, lang },
      }),
  });
  const names: Record<Part, string> = {
    journey: t("Whole journey"),
    stages: t("Stages"),
    touchpoints: t("Touchpoints"),
    people: t("Personas"),
    ideas: t("Pain points, opportunities and actions"),
    research: t("Research and market"),
  };
  if (error) return <ErrorState error={error} />;
  if (isPending) return <Loading />;
  const name = (stage: { name: Parameters<typeof textOf>[0] }) =>
    textOf(stage.name, lang, language);
  const chapters = chaptersOf(data, document.stages, name, names);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <aside className={styles.differences} aria-label={t("Differences")} tabIndex={0}>
      <h2>
        {t("{n, plural, =0 {No difference} one {# difference} other {# differences}}", {
          n: data.length,
        })}
      </h2>
      {chapters.map((chapter, at) => (
        <OneChapter key={chapter.id} chapter={chapter} open={at === 0 || data.length <= FEW} />
      ))}
    </aside>
  );
}

function OneChapter({ chapter, open }: { chapter: Chapter; open: boolean }) {
  const { number } = useWords();
  const kinds = (Object.keys(MARKS) as Kind[])
    .map((kind) => ({ kind, n: chapter.differences.filter((one) => one.kind === kind).length }))
    .filter((one) => one.n > 0);
  return (
    <details className={styles.chapter} open={open}>
      <summary>
        <Icon of={ChevronRight} size={14} />
        <span className="grow">{chapter.title}</span>
        <span className={styles.counts}>
          {kinds.map(({ kind, n }) => (
            <span key={kind} className="nowrap">
              <Mark kind={kind} /> {number(n)}
            </span>
          ))}
        </span>
      </summary>
      <ol>
        {chapter.differences.map((one) => (
          <li key={`${one.kind}/${one.what}/${one.id}/${one.field}/${one.sentence}`}>
            <Mark kind={one.kind} />
            <span>{one.sentence}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Mark({ kind }: { kind: Kind }) {
  const { t } = useWords();
  const names: Record<Kind, string> = {
    added: t("added"),
    removed: t("removed"),
    changed: t("changed"),
    moved: t("moved"),
  };
  return (
    <span className={styles.mark} data-kind={kind}>
      <span aria-hidden>{MARKS[kind]}</span>
      <span className="sr">{names[kind]}: </span>
    </span>
  );
}
